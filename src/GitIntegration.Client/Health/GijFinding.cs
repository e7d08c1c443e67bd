using System;

namespace GitIntegration;

/// <summary>One thing that a rule has found about an integration or a repository, or why the rule couldn't be checked.</summary>
public sealed class GijFinding : IAboutResource
{
    internal GijFinding(HealthRule rule, FindingStatus status, string message, string server, string serverUri)
    {
        Rule = rule.Id;
        Title = rule.Title;
        RuleSeverity = rule.Severity;
        Advice = rule.Advice;
        HelpUri = rule.HelpUri;
        Status = status;
        Message = message.ForDisplay();
        Server = server;
        ServerUri = serverUri;
    }

    /// <summary>The id of the rule, for example GIJ004.</summary>
    public string Rule { get; }

    /// <summary>The rule in a few words.</summary>
    public string Title { get; }

    /// <summary>
    /// How bad it is: the severity of the rule if it was found, and Information if it wasn't checked, is suppressed or is fixed.
    /// </summary>
    public FindingSeverity Severity => Status == FindingStatus.Found ? RuleSeverity : FindingSeverity.Information;

    /// <summary>Whether it was found, couldn't be checked, is suppressed or is fixed.</summary>
    public FindingStatus Status { get; internal set; }

    /// <summary>The id of the integration; null for a plain repository, and where it's about several or none.</summary>
    public int? IntegrationId { get; internal set; }

    /// <summary>The name of the integration.</summary>
    public string? Integration { get; internal set; }

    /// <summary>The id of the repository; null where it's about the integration.</summary>
    public int? RepositoryId { get; internal set; }

    /// <summary>The name of the repository.</summary>
    public string? Repository { get; internal set; }

    /// <summary>The setting that it's about, by its name in the API; null where it's about no single one.</summary>
    public string? Setting { get; internal set; }

    /// <summary>What was found, as one or two sentences. Control characters are escaped.</summary>
    public string Message { get; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; }

    /// <summary>The page of the rule; null where the module's manifest names no project.</summary>
    public Uri? HelpUri { get; }

    /// <summary>A command that fixes it; null where no single command does.</summary>
    public string? Fix { get; internal set; }

    /// <summary>When the integration or repository was last indexed, in local time; null before the first time.</summary>
    public DateTime? LastIndexedDate { get; internal set; }

    /// <summary>Why it's suppressed, as the suppression file says; null where it isn't.</summary>
    public string? SuppressionReason { get; internal set; }

    /// <summary>How it compares with the baseline; null without one.</summary>
    public FindingTrend? Trend { get; internal set; }

    /// <summary>The name of the connection.</summary>
    public string Server { get; }

    /// <summary>The address of Jira.</summary>
    public string ServerUri { get; }

    /// <summary>How bad it is to break the rule.</summary>
    internal FindingSeverity RuleSeverity { get; }

    string? IAboutResource.ServerName => Server;

    string IAboutResource.ServerAddress => ServerUri;

    /// <summary>What makes it the same finding in two reports.</summary>
    internal FindingKey Key => new(Rule, ServerUri, IntegrationId, RepositoryId, Setting);

    /// <summary>What it's about, for example "integration 3 'Payments'"; the server where it's about several or none.</summary>
    internal string Subject =>
        RepositoryId is not null ? Label("repository", RepositoryId, Repository)
        : IntegrationId is not null || Integration is not null ? Label("integration", IntegrationId, Integration)
        : Server;

    /// <summary>Returns the finding in one line, for example "GIJ002 integration 3 'Payments': It has never been indexed."</summary>
    public override string ToString() => $"{Rule} {Subject}: {Message}".ForDisplay();

    /// <summary>A finding about a repository isn't one about its whole integration.</summary>
    int? IAboutResource.IdOf(ResourceKind kind) =>
        kind == ResourceKind<GijRepository>.Instance ? RepositoryId
        : kind == ResourceKind<GijIntegration>.Instance && RepositoryId is null ? IntegrationId
        : null;

    private static string Label(string noun, int? id, string? name) =>
        string.IsNullOrEmpty(name) ? $"{noun} {id}" : $"{noun} {id} '{name}'";
}
