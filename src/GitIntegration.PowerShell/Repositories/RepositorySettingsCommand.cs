using System;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The settings that only repositories have, each declared once.</summary>
public abstract class RepositorySettingsCommand : SettingsCommand<GijRepository>
{
    /// <summary>The branch that is shown first. The server's default is <c>master</c>. In an integration, the git host decides.</summary>
    [Parameter]
    [Text]
    public string? MainBranch { get; set; }

    /// <summary>
    /// The folder of the clone on the Jira server: within the app's data folder, or an absolute path with <c>-AbsoluteRoot $true</c>. The
    /// server expects both settings together.
    /// </summary>
    [Parameter]
    [Text]
    public string? RealRoot { get; set; }

    /// <summary>
    /// <see langword="true"/> makes <see cref="RealRoot"/> an absolute path on the Jira server, for a repository that the app uses in
    /// place.
    /// </summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool AbsoluteRoot { get; set; }

    /// <summary>
    /// Whether the app fetches from the origin. Use <see langword="false"/> for a clone on the Jira server that another program updates.
    /// </summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool EnableFetches { get; set; }

    /// <summary>Whether commits are validated when they're pushed. For self-hosted git hosts.</summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool CommitsValidationRequired { get; set; }

    /// <summary>
    /// The kind of web pages that links lead to. <c>github</c> and <c>gitlab</c> are documented; other words are sent unchanged.
    /// </summary>
    [Parameter]
    [Text]
    public string? WebLinkType { get; set; }

    /// <summary>The link to the repository. The app doesn't use it.</summary>
    [Parameter]
    [Text]
    public string? ViewFormat { get; set; }

    /// <summary>
    /// The link to a commit, for example <c>https://git.example.com/tools/commit/${rev}</c>. Write it in single quotes, or PowerShell
    /// replaces <c>${rev}</c> itself. Other placeholders: <c>${path}</c>, <c>${num}</c>, <c>${parent}</c>, <c>${blob}</c>,
    /// <c>${parent_blob}</c>, <c>${sha256path}</c>, <c>${sha1path}</c>, <c>${md5}</c>.
    /// </summary>
    [Parameter]
    [Text]
    public string? ChangesetFormat { get; set; }

    /// <summary>The link to a file that a commit adds, with the placeholders of <see cref="ChangesetFormat"/>.</summary>
    [Parameter]
    [Text]
    public string? FileAddedFormat { get; set; }

    /// <summary>The link to a file that a commit changes, with the placeholders of <see cref="ChangesetFormat"/>.</summary>
    [Parameter]
    [Text]
    public string? FileModifiedFormat { get; set; }

    /// <summary>The link to a file that a commit deletes, with the placeholders of <see cref="ChangesetFormat"/>.</summary>
    [Parameter]
    [Text]
    public string? FileDeletedFormat { get; set; }

    /// <summary>The link to a pull request, with the placeholder <c>${mergereqId}</c>.</summary>
    [Parameter]
    [Text]
    public string? MergeRequestFormat { get; set; }

    /// <summary>The link to a branch, with the placeholder <c>${branch}</c>.</summary>
    [Parameter]
    [Text]
    public string? BranchLinkFormat { get; set; }

    private protected override SettingSet Sendable(SettingSet settings, GijRepository? present, Action<string> warn)
    {
        var ignored = present?.IgnoredOf(settings) ?? [];
        if (ignored.Length > 0)
        {
            var names = string.Join(", ", ignored.Select(field => $"-{field.ParameterName}"));
            warn($"Ignored {names}: integration {present!.IntegrationId} sets this for repository {present.Label}.");
        }

        var sent = settings.Without(ignored);
        if (sent.Names(RepositoryFields.RealRoot) != sent.Names(RepositoryFields.AbsoluteRoot))
        {
            var (given, missing) = sent.Names(RepositoryFields.RealRoot) ? ("RealRoot", "AbsoluteRoot") : ("AbsoluteRoot", "RealRoot");
            warn($"-{given} needs -{missing}: the server may ignore or refuse one alone.");
        }

        if (sent.Names(SharedFields.Origin) && !sent.HasValue(SharedFields.Origin))
        {
            warn($"Without origin, the server can't fetch repository {present?.Label}.");
        }

        return sent;
    }
}
