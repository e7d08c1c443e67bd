using System;
using System.Collections.Generic;
using System.Linq;
using F = GitIntegration.IntegrationFields;
using R = GitIntegration.RepositoryFields;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>The columns that the vendor's pages list, and those that this module adds.</summary>
internal static class BulkColumns
{
    private static readonly FieldKind Flag = new FlagCellKind();
    private static readonly FieldKind AnyId = new WholeNumberKind(1);

    /// <summary>Names of logins that don't look like those of secrets.</summary>
    private static readonly HashSet<string> Logins = new(StringComparer.OrdinalIgnoreCase)
    {
        S.Username.Name,
        S.Password.Name,
        S.Pat.Name,
        "encryptedPassword",
        "encryptedPat",
    };

    public static readonly BulkColumn Id = new("id", AnyId);
    public static readonly BulkColumn Origin = Text(S.Origin.Name);
    public static readonly BulkColumn DisplayName = Text(S.DisplayName.Name);
    public static readonly BulkColumn RealRoot = Text(R.RealRoot.Name);
    public static readonly BulkColumn AbsoluteRoot = new(R.AbsoluteRoot.Name, Flag);
    public static readonly BulkColumn ProjectMapping = new("projectMapping", new ProjectMappingKind());
    public static readonly BulkColumn IntegrationType = Text(R.Type.Name);
    public static readonly BulkColumn TrackedFolderId = new(R.IntegrationId.Name, AnyId);
    public static readonly BulkColumn Delete = new("delete", new DeleteCellKind());
    public static readonly BulkColumn Disabled = new(S.Disabled.Name, Flag);
    public static readonly BulkColumn SshKeyId = new(R.SshKeyId.Name, AnyId);
    public static readonly BulkColumn SslVerify = new("sslVerify", Flag);
    public static readonly BulkColumn TagsFilter = Text(S.TagsFilter.Name);
    public static readonly BulkColumn PrHideFilter = Text(S.PrHideFilter.Name);
    public static readonly BulkColumn ApiFilter = Text(F.ApiFilter.Name);

    /// <summary>The keys of the projects in a row, which differ less between two servers than their ids.</summary>
    public static readonly BulkColumn ProjectKeys = new("projectKeys", FieldKind.Text) { IsHelper = true };

    /// <summary>Its presence means that cells are marked; see <see cref="SpreadsheetMark"/>.</summary>
    public static readonly BulkColumn SpreadsheetSafe = new("spreadsheetSafe", FieldKind.Text) { IsHelper = true };

    private static readonly Dictionary<string, BulkColumn> ByName = new[]
    {
        Id,
        Origin,
        DisplayName,
        RealRoot,
        AbsoluteRoot,
        new(R.EnableFetches.Name, Flag),
        new(S.RevisionIndexing.Name, Flag),
        Text(R.MainBranch.Name),
        Text(S.Username.Name),
        Text(S.Password.Name),
        Text(S.Pat.Name),
        new(S.GitViewerEnabled.Name, Flag),
        ProjectMapping,
        new(S.SmartCommitsEnabled.Name, Flag),
        new(S.SendCommitEmails.Name, Flag),
        new(S.MaxMinsToCommitEmail.Name, S.MaxMinsToCommitEmail.Kind),
        Text(R.WebLinkType.Name),
        Text(R.ViewFormat.Name),
        Text(R.ChangesetFormat.Name),
        Text(R.FileAddedFormat.Name),
        Text(R.FileModifiedFormat.Name),
        Text(R.FileDeletedFormat.Name),
        Text(R.MergeRequestFormat.Name),
        Text(R.BranchLinkFormat.Name),
        Disabled,
        new(R.Hosted.Name, Flag) { IsReadOnly = true },
        TagsFilter,
        PrHideFilter,
        IntegrationType,
        TrackedFolderId,
        Delete,
        SshKeyId,
        new(F.RequireUserPat.Name, Flag),
        new(S.SourcesDiffViewEnabled.Name, Flag),
        SslVerify,
        new(F.ApiPath.Name, F.ApiPath.Kind),
        ApiFilter,
        Text(F.TfsCollection.Name),
        new(F.AwsRegion.Name, F.AwsRegion.Kind),
        new(S.TrustFolderStat.Name, Flag),
        new(S.RefSpecNotes.Name, Flag),
        new(S.RefSpecChanges.Name, Flag),
        Text(S.RefSpecCustom.Name),
        ProjectKeys,
        SpreadsheetSafe,
    }.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that the vendor's pages list, in their order.</summary>
    public static IEnumerable<string> DocumentedNames => ByName.Values.Where(column => !column.IsHelper).Select(column => column.Name);

    /// <summary>The column of that name. One that isn't documented holds text.</summary>
    public static BulkColumn Of(string name) =>
        ByName.TryGetValue(name, out var known) ? known : new BulkColumn(name, FieldKind.Text) { IsDocumented = false };

    /// <summary>True for a column whose cells are logins or keys.</summary>
    public static bool HoldsCredentials(string name) =>
        Logins.Contains(name)
        || (SecretNames.LooksSecret(name) && !name.Equals(F.RequireUserPat.Name, StringComparison.OrdinalIgnoreCase))
        || name.ContainsIgnoringCase("pem");

    private static BulkColumn Text(string name) => new(name, FieldKind.Text);
}
