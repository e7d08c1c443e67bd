using System.Collections.Generic;

namespace GitIntegration;

/// <summary>
/// The 21 documented settings that every noun has, each in one row, and the members that the server adds. The field table of a
/// noun contains these rows and its own. Parameter attributes take their constants from here.
/// </summary>
internal static class SharedFields
{
    public const int MaxMinsMinimum = 0;
    public const int ProjectIdMinimum = 1;

    public static readonly Field DisplayName = new("displayName", FieldKind.Text);
    public static readonly Field Origin = new("origin", FieldKind.Text) { Example = "https://git.example.com" };
    public static readonly Field Disabled = new("disabled", FieldKind.Flag);
    public static readonly Field Username = new("username", FieldKind.Text) { Example = "svc-git" };
    public static readonly Field Password = new("password", FieldKind.Secret) { Example = "$password" };
    public static readonly Field Pat = new("pat", FieldKind.Secret) { Example = "$pat" };
    public static readonly Field DisableSslVerification = new("disableSslVerification", FieldKind.Flag);
    public static readonly Field Global = new("global", FieldKind.Flag);
    public static readonly Field ProjectMappingIds = new("projectMappingIds", new IdListKind(ProjectIdMinimum))
    {
        ParameterName = "ProjectMappingId",
    };
    public static readonly Field GitViewerEnabled = new("gitViewerEnabled", FieldKind.Flag);
    public static readonly Field SourcesDiffViewEnabled = new("sourcesDiffViewEnabled", FieldKind.Flag);
    public static readonly Field SmartCommitsEnabled = new("smartCommitsEnabled", FieldKind.Flag);
    public static readonly Field RevisionIndexing = new("revisionIndexing", FieldKind.Flag);
    public static readonly Field SendCommitEmails = new("sendCommitEmails", FieldKind.Flag);
    public static readonly Field MaxMinsToCommitEmail = new("maxMinsToCommitEmail", new WholeNumberKind(MaxMinsMinimum));
    public static readonly Field TagsFilter = new("tagsFilter", FieldKind.Text);
    public static readonly Field PrHideFilter = new("prHideFilter", FieldKind.Text);
    public static readonly Field TrustFolderStat = new("trustFolderStat", FieldKind.Flag);
    public static readonly Field RefSpecNotes = new("refSpecNotes", FieldKind.Flag);
    public static readonly Field RefSpecChanges = new("refSpecChanges", FieldKind.Flag);
    public static readonly Field RefSpecCustom = new("refSpecCustom", FieldKind.Text);

    /// <summary>Those that follow the settings of the connection: who sees the object, and what is shown and fetched.</summary>
    public static IReadOnlyList<Field> AfterTheConnection { get; } =
    [
        Global,
        ProjectMappingIds,
        GitViewerEnabled,
        SourcesDiffViewEnabled,
        SmartCommitsEnabled,
        RevisionIndexing,
        SendCommitEmails,
        MaxMinsToCommitEmail,
        TagsFilter,
        PrHideFilter,
        TrustFolderStat,
        RefSpecNotes,
        RefSpecChanges,
        RefSpecCustom,
    ];

    public static readonly Member ShowAllTags = new("showAllTags", FieldKind.Flag.Read);
    public static readonly Member InitDate = new("initDate", ReadTime);
    public static readonly Member LastIndexedDate = new("lastIndexedDate", ReadTime);

    public static IReadOnlyList<Member> Members { get; } = [ShowAllTags, InitDate, LastIndexedDate];

    /// <summary>Keeps the number as it was read: of many objects, few are asked for their times.</summary>
    private static object? ReadTime(object? value) => JsonValues.Time(value) is null ? null : value;
}
