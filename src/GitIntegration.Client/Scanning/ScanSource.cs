using System.Security;

namespace GitIntegration;

/// <summary>What the app asks a git host with at a scan: an integration's settings, with changes that aren't sent yet.</summary>
internal sealed class ScanSource
{
    /// <param name="present">The integration as it is.</param>
    /// <param name="changes">What would be changed; the secrets are among it, since Jira returns none.</param>
    public ScanSource(GijIntegration present, SettingSet changes)
    {
        Integration = present;
        Type = IntegrationType.NameOf(changes, present);
        Origin = Text(SharedFields.Origin, present.Origin);
        ApiPath = Text(IntegrationFields.ApiPath, present.ApiPath);
        ApiFilter = Text(IntegrationFields.ApiFilter, present.ApiFilter);
        Collection = Text(IntegrationFields.TfsCollection, present.TfsCollection);
        Username = Text(SharedFields.Username, present.Username);
        Password = changes.Value(SharedFields.Password) as SecureString;
        Pat = changes.Value(SharedFields.Pat) as SecureString;

        string Text(Field field, string? otherwise) => (changes.Names(field) ? changes.Value(field) as string : otherwise) ?? string.Empty;
    }

    public GijIntegration Integration { get; }

    public string? Type { get; }

    public string Origin { get; }

    public string ApiPath { get; }

    public string ApiFilter { get; }

    public string Collection { get; }

    public string Username { get; }

    public SecureString? Password { get; }

    public SecureString? Pat { get; }

    /// <summary>What errors call it.</summary>
    public string Subject => $"integration {Integration}";

    /// <exception cref="GijException"><see cref="GijErrorId.ScanNotPreviewable"/>.</exception>
    public GijException NotPreviewable(string reason) => GijErrors.ScanNotPreviewable(Subject, reason);
}
