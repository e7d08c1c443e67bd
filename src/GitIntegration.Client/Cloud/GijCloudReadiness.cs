using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What becomes of one thing in Jira Cloud: an integration, one of its settings, a repository, a git host or a number.</summary>
public sealed class GijCloudReadiness
{
    /// <summary>The <see cref="Setting"/> of an object about a git host.</summary>
    internal const string HostSetting = "Host";

    /// <summary>The <see cref="Setting"/> of an object about a number of repositories.</summary>
    internal const string CountSetting = "Repositories";

    /// <summary>The <see cref="Setting"/> of the object about links that people made: the member of the API that has them.</summary>
    internal const string LinksSetting = "issueKeys";

    internal GijCloudReadiness(CloudFact fact, string? server)
    {
        Fact = fact;
        Outcome = fact.Outcome;
        Server = server;
    }

    /// <summary>The name of the integration; null if it's about none.</summary>
    public string? Integration { get; internal init; }

    /// <summary>The id of the integration, 1 or more; null if it's about none.</summary>
    public int? IntegrationId { get; internal init; }

    /// <summary>
    /// The type of the integration as the app reports it, for example GITHUB; "plain" for a repository without an integration; otherwise
    /// null.
    /// </summary>
    public string? Type { get; internal init; }

    /// <summary>The name of the plain repository; null if it's about none.</summary>
    public string? Repository { get; internal init; }

    /// <summary>The id of the plain repository, 1 or more; null if it's about none.</summary>
    public int? RepositoryId { get; internal init; }

    /// <summary>
    /// The setting, by the API's name for it; "Host" for a git host, "Repositories" for a number of repositories, "issueKeys" for links
    /// between commits and issues; null for the integration or repository itself.
    /// </summary>
    public string? Setting { get; internal init; }

    /// <summary>
    /// The present value as text: the origin for an integration or repository, the keys of projects, a name, a number. Null if it isn't
    /// known. Never a secret.
    /// </summary>
    public string? Value { get; internal init; }

    /// <summary>What becomes of it.</summary>
    public CloudOutcome Outcome { get; }

    /// <summary>Why, and what to do about it, in one sentence or more. It says where the vendor's pages disagree.</summary>
    public string Reason => Remark is null ? Fact.FullReason : $"{Fact.FullReason} {Remark}";

    /// <summary>The names of the vendor's pages that say so, separated by commas.</summary>
    public string Source => string.Join(", ", Fact.Pages.Select(source => source.Page));

    /// <summary>When these pages were read, as a year and a month, for example "2026-03".</summary>
    public string SourceDate => string.Join(", ", Fact.Pages.Select(source => source.Read).Distinct());

    /// <summary>The name of the connection.</summary>
    public string? Server { get; }

    /// <summary>What is to add to the fact here.</summary>
    internal string? Remark { get; init; }

    /// <summary>Where it comes from.</summary>
    internal CloudFact Fact { get; }

    /// <summary>The settings of a plain repository that need attention.</summary>
    internal IReadOnlyList<GijCloudReadiness> Details { get; init; } = [];

    /// <summary>Returns the outcome, the name and the setting, for example "ByHand 'Payments' tagsFilter".</summary>
    public override string ToString()
    {
        var name = (Integration ?? Repository) is { } own ? $"'{own}'" : Value;
        return string.Join(" ", new[] { $"{Outcome}", name, Setting }.Where(part => !string.IsNullOrEmpty(part))).ForDisplay();
    }
}
