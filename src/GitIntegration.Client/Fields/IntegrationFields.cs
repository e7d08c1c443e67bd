using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>
/// The field table: the 28 documented settings of an integration, each in one row. Parameter attributes take their
/// constants from here; the request writer, the answer reader and the check of edited objects read the rows.
/// </summary>
internal static class IntegrationFields
{
    public const int MaxMinsMinimum = 0;
    public const int ProjectIdMinimum = 1;
    public const int FolderDepthMinimum = 1;
    public const int FolderDepthMaximum = 5;
    public const int ApiPathMaximumLength = 2000;
    public const string ApiPathPattern = @"\A(/.*)?\z";

    private static readonly List<Field> Rows = [];

    public static readonly Field DisplayName = Row("displayName", FieldKind.Text);
    public static readonly Field Origin = Row(new Field("origin", FieldKind.Text) { Example = "https://git.example.com" });
    public static readonly Field Type = Row(
        new Field("type", FieldKind.Choice)
        {
            AnswerName = "integrationType",
            Choices = IntegrationTypes.All,
            Example = IntegrationTypes.GitHub,
        }
    );
    public static readonly Field Disabled = Row("disabled", FieldKind.Flag);
    public static readonly Field Username = Row(new Field("username", FieldKind.Text) { Example = "svc-git" });
    public static readonly Field Password = Row(new Field("password", FieldKind.Secret) { Example = "$password" });
    public static readonly Field Pat = Row(new Field("pat", FieldKind.Secret) { Example = "$pat" });
    public static readonly Field RequireUserPat = Row("requireUserPat", FieldKind.Flag);
    public static readonly Field DisableSslVerification = Row("disableSslVerification", FieldKind.Flag);
    public static readonly Field ApiPath = Row(
        new Field("apiPath", FieldKind.Text) { MaximumLength = ApiPathMaximumLength, Shape = (ApiPathPattern, "does not start with '/'") }
    );
    public static readonly Field ApiFilter = Row("apiFilter", FieldKind.Text);
    public static readonly Field TfsCollection = Row(new Field("tfsCollection", FieldKind.Text) { UsedBy = IntegrationTypes.Microsoft });
    public static readonly Field AwsRegion = Row(
        new Field("awsRegion", FieldKind.Choice)
        {
            Choices = AwsRegions.All,
            UsedBy = [IntegrationTypes.CodeCommit],
            Example = AwsRegions.EuCentral1,
        }
    );
    public static readonly Field FolderDepth = Row(
        new Field("folderDepth", FieldKind.WholeNumber)
        {
            Minimum = FolderDepthMinimum,
            Maximum = FolderDepthMaximum,
            UsedBy = [IntegrationTypes.TrackedFolder],
            Example = "2",
        }
    );
    public static readonly Field Global = Row("global", FieldKind.Flag);
    public static readonly Field ProjectMappingIds = Row(
        new Field("projectMappingIds", FieldKind.IdList) { ParameterName = "ProjectMappingId", Minimum = ProjectIdMinimum }
    );
    public static readonly Field GitViewerEnabled = Row("gitViewerEnabled", FieldKind.Flag);
    public static readonly Field SourcesDiffViewEnabled = Row("sourcesDiffViewEnabled", FieldKind.Flag);
    public static readonly Field SmartCommitsEnabled = Row("smartCommitsEnabled", FieldKind.Flag);
    public static readonly Field RevisionIndexing = Row("revisionIndexing", FieldKind.Flag);
    public static readonly Field SendCommitEmails = Row("sendCommitEmails", FieldKind.Flag);
    public static readonly Field MaxMinsToCommitEmail = Row(
        new Field("maxMinsToCommitEmail", FieldKind.WholeNumber) { Minimum = MaxMinsMinimum }
    );
    public static readonly Field TagsFilter = Row("tagsFilter", FieldKind.Text);
    public static readonly Field PrHideFilter = Row("prHideFilter", FieldKind.Text);
    public static readonly Field TrustFolderStat = Row("trustFolderStat", FieldKind.Flag);
    public static readonly Field RefSpecNotes = Row("refSpecNotes", FieldKind.Flag);
    public static readonly Field RefSpecChanges = Row("refSpecChanges", FieldKind.Flag);
    public static readonly Field RefSpecCustom = Row("refSpecCustom", FieldKind.Text);

    /// <summary>Every row, in the order in which fields are sent and shown.</summary>
    public static IReadOnlyList<Field> All => Rows;

    private static readonly Dictionary<string, Field> ByParameter = Rows.ToDictionary(
        field => field.ParameterName,
        StringComparer.OrdinalIgnoreCase
    );
    private static readonly Dictionary<string, Field> ByName = Rows.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>By what an answer calls it; its request name is taken too, should a server use that.</summary>
    private static readonly Dictionary<string, Field> ByAnswerName = Rows.SelectMany(
            field => new[] { field.Name, field.AnswerName }.Distinct(StringComparer.Ordinal),
            (field, name) => (field, name)
        )
        .ToDictionary(pair => pair.name, pair => pair.field, StringComparer.Ordinal);

    /// <summary>The field that a cmdlet parameter sets, or null when the parameter is no field.</summary>
    public static Field? OfParameter(string name) => Find(ByParameter, name);

    /// <summary>The field with this request name, whatever the letter case, or null.</summary>
    public static Field? OfName(string name) => Find(ByName, name);

    /// <summary>The field with this name in an answer, or null.</summary>
    public static Field? OfAnswerName(string name) => Find(ByAnswerName, name);

    private static Field? Find(Dictionary<string, Field> index, string name) => index.TryGetValue(name, out var field) ? field : null;

    private static Field Row(string name, FieldKind kind) => Row(new Field(name, kind));

    private static Field Row(Field field)
    {
        Rows.Add(field);
        return field;
    }
}
