using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>
/// The 21 settings that all nouns of the app have. Only their names are shared with the client: what each may hold is
/// written here again, from the API's documentation, or the sandbox would only echo the client's mistakes.
/// </summary>
internal static class SharedMembers
{
    private const string ShowAllTags = "showAllTags";

    private static readonly DateTimeOffset FirstDay = new(2024, 3, 4, 8, 30, 0, TimeSpan.Zero);

    public static IReadOnlyList<MemberRule> Rules { get; } =
    [
        MemberRule.Text(SharedFields.DisplayName.Name),
        MemberRule.Text(SharedFields.Origin.Name),
        MemberRule.Flag(SharedFields.Disabled.Name),
        MemberRule.Flag(SharedFields.SendCommitEmails.Name),
        MemberRule.Number(SharedFields.MaxMinsToCommitEmail.Name),
        MemberRule.Secret(SharedFields.Username.Name),
        MemberRule.Secret(SharedFields.Password.Name),
        MemberRule.Secret(SharedFields.Pat.Name),
        MemberRule.Flag(SharedFields.DisableSslVerification.Name),
        MemberRule.Flag(SharedFields.GitViewerEnabled.Name),
        MemberRule.Flag(SharedFields.SmartCommitsEnabled.Name),
        MemberRule.Flag(SharedFields.Global.Name),
        MemberRule.Ids(SharedFields.ProjectMappingIds.Name),
        MemberRule.Flag(SharedFields.SourcesDiffViewEnabled.Name),
        MemberRule.Flag(SharedFields.RevisionIndexing.Name),
        MemberRule.Text(SharedFields.TagsFilter.Name),
        MemberRule.Text(SharedFields.PrHideFilter.Name),
        MemberRule.Flag(SharedFields.TrustFolderStat.Name),
        MemberRule.Flag(SharedFields.RefSpecNotes.Name),
        MemberRule.Flag(SharedFields.RefSpecChanges.Name),
        MemberRule.Text(SharedFields.RefSpecCustom.Name),
    ];

    /// <summary>A new object with the app's defaults. Its dates differ from those of the other objects.</summary>
    public static JObject Defaults(int id, string displayName, string origin) =>
        new()
        {
            ["id"] = id,
            [SharedFields.DisplayName.Name] = displayName,
            [SharedFields.Origin.Name] = origin,
            [SharedFields.Disabled.Name] = false,
            [SharedFields.SendCommitEmails.Name] = false,
            [SharedFields.MaxMinsToCommitEmail.Name] = 1440,
            [SharedFields.Global.Name] = true,
            [SharedFields.RevisionIndexing.Name] = true,
            [SharedFields.GitViewerEnabled.Name] = true,
            [SharedFields.DisableSslVerification.Name] = false,
            [SharedFields.SmartCommitsEnabled.Name] = true,
            [SharedFields.ProjectMappingIds.Name] = new JArray(),
            [SharedFields.SourcesDiffViewEnabled.Name] = true,
            [SharedFields.RefSpecNotes.Name] = true,
            [SharedFields.RefSpecChanges.Name] = false,
            [SharedFields.TrustFolderStat.Name] = false,
            [ShowAllTags] = true,
            ["initDate"] = FirstDay.AddDays(9 * id % 360).ToUnixTimeMilliseconds(),
        };

    /// <summary>An object as an app in use has it: indexed. The dates differ, so that sorting shows.</summary>
    /// <param name="item">The object.</param>
    /// <param name="time">When it was last indexed; within the last hours where it's null.</param>
    public static JObject Indexed(JObject item, DateTimeOffset? time = null)
    {
        item["lastIndexedDate"] = (time ?? DateTimeOffset.UtcNow.AddHours(-12).AddSeconds(7 * (int)item["id"]!)).ToUnixTimeMilliseconds();
        return Derive(item);
    }

    /// <summary>The object with the members that the app works out from others.</summary>
    public static JObject Derive(JObject item)
    {
        item[ShowAllTags] = string.IsNullOrEmpty((string?)item[SharedFields.TagsFilter.Name]);
        return item;
    }

    public static void SetDisabled(JObject item, bool disabled) => item[SharedFields.Disabled.Name] = disabled;

    /// <summary>Checks the rules that span several members.</summary>
    /// <param name="settings">The settings in the request.</param>
    /// <param name="updated">The object with these settings.</param>
    /// <exception cref="SandboxRefusal">A rule is broken.</exception>
    public static void Check(JObject settings, JObject updated)
    {
        if (IsTrue(settings, SharedFields.Global.Name) && HasProjects(settings))
        {
            throw new SandboxRefusal("projectMappingIds must be empty when global is true");
        }

        if (!IsTrue(updated, SharedFields.Global.Name) && IsTrue(updated, SharedFields.GitViewerEnabled.Name) && !HasProjects(updated))
        {
            throw new SandboxRefusal(
                "projectMappingIds must have at least one project when global is false and gitViewerEnabled is true",
                "Name a project in projectMappingIds, or set gitViewerEnabled to false."
            );
        }
    }

    private static bool IsTrue(JObject members, string name) => (bool?)members[name] == true;

    private static bool HasProjects(JObject members) => members[SharedFields.ProjectMappingIds.Name]?.Any() == true;
}
