using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>The settings that only integrations have, and the table of all 28.</summary>
internal static class IntegrationFields
{
    public const int FolderDepthMinimum = 1;
    public const int FolderDepthMaximum = 5;
    public const int ApiPathMaximumLength = 2000;

    public static readonly Field Type = new("type", new ChoiceKind(IntegrationTypes.All))
    {
        ResponseName = "integrationType",
        Example = IntegrationTypes.GitHub,
    };
    public static readonly Field RequireUserPat = new("requireUserPat", FieldKind.Flag);
    public static readonly Field ApiPath = new("apiPath", new TextKind(ApiPathMaximumLength, ("/", "NotAbsolutePath")));
    public static readonly Field ApiFilter = new("apiFilter", FieldKind.Text);
    public static readonly Field TfsCollection = new("tfsCollection", FieldKind.Text) { UsedBy = IntegrationTypes.Microsoft };
    public static readonly Field AwsRegion = new("awsRegion", new ChoiceKind(AwsRegions.All))
    {
        UsedBy = [IntegrationTypes.CodeCommit],
        Example = AwsRegions.EuCentral1,
    };
    public static readonly Field FolderDepth = new("folderDepth", new WholeNumberKind(FolderDepthMinimum, FolderDepthMaximum))
    {
        UsedBy = [IntegrationTypes.TrackedFolder],
        Example = "2",
    };

    /// <summary>Every setting of an integration.</summary>
    public static readonly FieldTable Table = new(
        [
            S.DisplayName,
            S.Origin,
            Type,
            S.Disabled,
            S.Username,
            S.Password,
            S.Pat,
            RequireUserPat,
            S.DisableSslVerification,
            ApiPath,
            ApiFilter,
            TfsCollection,
            AwsRegion,
            FolderDepth,
            .. S.AfterTheConnection,
        ],
        S.Members
    );
}
