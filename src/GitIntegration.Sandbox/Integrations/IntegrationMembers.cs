using System.Collections.Generic;
using F = GitIntegration.IntegrationFields;

namespace GitIntegration.Sandbox;

/// <summary>The settings that only integrations have.</summary>
internal static class IntegrationMembers
{
    public static IReadOnlyList<MemberRule> Rules { get; } =
    [
        MemberRule.Choice(F.Type.Name, [.. HostType.All.Keys], "is not a known type of integration", F.Type.ResponseName),
        MemberRule.Text(F.ApiPath.Name, IsApiPath, "must start with / and have at most 2000 characters"),
        MemberRule.Text(F.ApiFilter.Name),
        MemberRule.Text(F.TfsCollection.Name),
        MemberRule.Choice(F.AwsRegion.Name, AwsRegions.All, "is not a supported region"),
        MemberRule.Flag(F.RequireUserPat.Name),
        MemberRule.Number(F.FolderDepth.Name, 1, 5),
    ];

    private static bool IsApiPath(string path) => path.Length == 0 || (path[0] == '/' && path.Length <= 2000);
}
