using System;
using System.Collections.Generic;
using System.Linq;
using F = GitIntegration.IntegrationFields;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>A type of integration: the host behind it, and the settings without which none can be made.</summary>
internal sealed class IntegrationType
{
    private static readonly Field[] Origin = [S.Origin];
    private static readonly Field[] Token = [S.Pat];
    private static readonly Field[] User = [S.Username];
    private static readonly Field[] Password = [S.Password];
    private static readonly Field[] Login = [S.Username, S.Password];
    private static readonly Field[] Depth = [F.FolderDepth];
    private static readonly Field[] Region = [F.AwsRegion];

    private IntegrationType(string name, string host, params Field[][][] needs)
    {
        Name = name;
        Host = host;
        Needs = needs;
    }

    /// <summary>
    /// The documented types, each with what it needs: every element is one need, met in any one of several ways, by all
    /// fields of that way.
    /// </summary>
    public static IReadOnlyList<IntegrationType> All { get; } =
    [
        new(T.GitHub, "GitHub.com or GitHub Enterprise Cloud", [Token, Login]),
        new(T.GitHubServer, "GitHub Enterprise Server", [Origin], [Token]),
        new(T.GitLab, "GitLab.com", [Token]),
        new(T.GitLabServer, "GitLab CE/EE (API v4)", [Origin], [Token]),
        new(T.GitLabServerLegacy, "GitLab CE/EE, old (API v3)", [Origin], [Login]),
        new(T.TrackedFolder, "a tracked folder on the Jira server", [Origin], [Depth]),
        new(T.AzureDevOps, "Azure DevOps Repos or Server", [Origin], [Login, Token]),
        new(T.VisualStudio, "Visual Studio Team Services", [Token]),
        new(T.Azure, "dev.azure.com", [Token]),
        // With a token the user name is the word 'all', which the app still requires.
        new(T.TeamFoundationServer, "Team Foundation Server", [Origin], [User], [Password, Token]),
        new(T.CodeCommit, "AWS CodeCommit", [Login], [Region]),
        new(T.Gerrit, "Gerrit Code Review", [Origin], [Login]),
    ];

    private static HashSet<Field> NeededBySome { get; } = [.. All.SelectMany(type => type.Indispensable)];

    public string Name { get; }

    /// <summary>The host in words.</summary>
    public string Host { get; }

    private Field[][][] Needs { get; }

    /// <summary>What can't be replaced by other settings.</summary>
    private IEnumerable<Field> Indispensable => Needs.Where(need => need.Length == 1).SelectMany(need => need[0]);

    /// <summary>Refuses a new integration that lacks what its type needs. An undocumented type is left to the server.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.MissingFields"/>: it names all that is missing.</exception>
    public static void RequireComplete(SettingSet settings, string noun, (string Subject, string Command)? copy)
    {
        if (!settings.Names(F.Type))
        {
            throw GijErrors.MissingType(noun, F.Type.ParameterName, T.All, All[0].Example());
        }

        if (Of(settings) is not { } type || type.MissingIn(settings).ToArray() is not { Length: > 0 } missing)
        {
            return;
        }

        var named = missing.Select(need => string.Join(" or ", need.Select(ParametersOf)));
        throw copy is var (subject, command)
            ? GijErrors.MissingFields(subject, named, $"{command} {type.ArgumentsOf(missing)}")
            : GijErrors.MissingFields(GijErrors.NewOfType(noun, type.Name, type.Host), named, type.Example());
    }

    /// <summary>What the settings of a new integration lack, by the names of the API; null where they lack nothing.</summary>
    public static string? WhatIsMissing(SettingSet settings)
    {
        if (!settings.Names(F.Type))
        {
            return F.Type.Name;
        }

        string[] missing = [.. Of(settings)?.MissingIn(settings).Select(need => string.Join(" or ", need.Select(NamesOf))) ?? []];
        var isPlain = Array.TrueForAll(missing, need => need.IndexOf(' ') < 0);
        return missing.Length == 0 ? null : string.Join(isPlain ? " and " : ", and ", missing);
    }

    /// <summary>The type that an integration has or gets; null where neither is known.</summary>
    /// <param name="settings">The settings of a request.</param>
    /// <param name="present">The integration; null where it isn't known, or doesn't exist yet.</param>
    public static string? NameOf(SettingSet settings, GijIntegration? present) => settings.Value(F.Type) as string ?? present?.Type;

    /// <summary>The settings that have no effect on a type; none where the type isn't documented.</summary>
    public static IEnumerable<Field> UnusedIn(SettingSet settings, string? type) =>
        settings.Fields.Select(setting => setting.Key).Where(field => IsUnused(field, type));

    /// <summary>True for a setting that has no effect on this type; false where the type isn't a known one.</summary>
    public static bool IsUnused(Field field, string? type) => Of(type) is not null && field.UsedBy?.Contains(type) == false;

    /// <summary>True if what the settings do depends on the type: one is cleared that some types need, or has no effect on some.</summary>
    public static bool DependsOnType(SettingSet settings) =>
        settings.Fields.Any(setting =>
            setting.Key.Kind.IsEmpty(setting.Value) ? NeededBySome.Contains(setting.Key) : setting.Key.UsedBy is not null
        );

    /// <summary>The settings that are cleared although the type needs them.</summary>
    public static IEnumerable<Field> NeededAndCleared(SettingSet settings, string? type) =>
        Of(type) is { } known ? Cleared(settings).Where(known.Indispensable.Contains) : [];

    private static IEnumerable<Field> Cleared(SettingSet settings) =>
        settings.Fields.Where(setting => setting.Key.Kind.IsEmpty(setting.Value)).Select(setting => setting.Key);

    private static IntegrationType? Of(SettingSet settings) => Of(settings.Value(F.Type) as string);

    private static IntegrationType? Of(string? name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>The needs that these settings don't meet.</summary>
    private IEnumerable<Field[][]> MissingIn(SettingSet settings) => Needs.Where(need => !need.Any(way => way.All(settings.HasValue)));

    private static string NamesOf(Field[] way) => string.Join(" and ", way.Select(field => field.Name));

    private static string ParametersOf(Field[] way) => string.Join(" and ", way.Select(field => $"-{field.ParameterName}"));

    /// <summary>A command that has all that is needed.</summary>
    private string Example() => $"New-GijIntegration -Type {Name} {ArgumentsOf(Needs)}";

    private string ArgumentsOf(IEnumerable<Field[][]> needs) =>
        string.Join(" ", needs.SelectMany(need => need[0]).Select(field => $"-{field.ParameterName} {ExampleOf(field)}"));

    private string ExampleOf(Field field) => field == S.Origin && Name == T.TrackedFolder ? "/srv/git/*" : field.Example;
}
