using System;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>What GitIntegration.Types.ps1xml adds to objects.</summary>
public static class GijMembers
{
    /// <summary>True when the connection is the default of the current runspace.</summary>
    /// <param name="server">The connection.</param>
    public static bool IsDefault(PSObject server) => Session.Current.Default is { } current && current == server?.BaseObject;

    /// <summary>An integration in one line: its id, name, type and state.</summary>
    /// <param name="integration">The integration, or a copy of one.</param>
    public static string Integration(PSObject integration) =>
        $"{Line(integration, "Id", "DisplayName", "Type")}  {GijView.State(integration?.Properties["Disabled"]?.Value)}".TrimEnd();

    /// <summary>A repository in one line: its id, name, integration and state.</summary>
    /// <param name="repository">The repository, or a copy of one.</param>
    public static string Repository(PSObject repository) => Line(repository, "Id", "DisplayName", "Integration", "State");

    /// <summary>A reindex in one line: the repository, its state and what the server says.</summary>
    /// <param name="reindex">The reindex, or a copy of one.</param>
    public static string Reindex(PSObject reindex) => Line(reindex, "RepositoryId", "Repository", "State", "Message");

    /// <summary>A branch in one line: its issue, repository and name.</summary>
    /// <param name="branch">The branch, or a copy of one.</param>
    public static string Branch(PSObject branch) => Line(branch, "Issue", "Repository", "Name");

    /// <summary>A tag in one line: its issue, repository and name.</summary>
    /// <param name="tag">The tag, or a copy of one.</param>
    public static string Tag(PSObject tag) => Line(tag, "Issue", "Repository", "Name");

    /// <summary>A commit in one line: its issue, repository, hash and message.</summary>
    /// <param name="commit">The commit, or a copy of one.</param>
    public static string Commit(PSObject commit) => Line(commit, "Issue", "Repository", "CommitId", "Message");

    /// <summary>A pull request in one line: its issue, number, state and title.</summary>
    /// <param name="request">The request, or a copy of one.</param>
    public static string PullRequest(PSObject request) => Line(request, "Issue", "Id", "State", "Title");

    /// <summary>A link between a commit and an issue in one line.</summary>
    /// <param name="link">The link, or a copy of one.</param>
    public static string CommitIssue(PSObject link) => Line(link, "RepositoryId", "CommitId", "Issue");

    /// <summary>A project in one line: its id, key and name.</summary>
    /// <param name="project">The project, or a copy of one.</param>
    public static string Project(PSObject project) => Line(project, "Id", "Key", "Name");

    /// <summary>A connection in one line: its name, address and user.</summary>
    /// <param name="server">The connection, or a copy of one.</param>
    public static string Connection(PSObject server) => Line(server, "Name", "BaseUri", "User");

    /// <summary>The test of a connection in one line: the connection, Jira's state and version, and the user.</summary>
    /// <param name="test">The test, or a copy of one.</param>
    public static string Test(PSObject test) => Line(test, "Server", "State", "JiraVersion", "User");

    /// <summary>A change in a journal in one line: its time, cmdlet, object, outcome and settings.</summary>
    /// <param name="entry">The change, or a copy of one.</param>
    public static string Change(PSObject entry) =>
        Joined(
            GijView.Seconds(entry?.Properties["Time"]?.Value),
            Line(entry, "Command", "Noun", "Id", "Name", "Outcome"),
            GijView.Changes(entry?.Properties["Changes"]?.Value)
        );

    /// <summary>A difference in one line: what would be done, the integration, the setting and its values.</summary>
    /// <param name="difference">The difference, or a copy of one.</param>
    public static string Difference(PSObject difference) =>
        Joined(
            Line(difference, "Action", "Id", "Name", "Setting"),
            GijView.Change(
                difference?.Properties["Setting"]?.Value,
                difference?.Properties["Present"]?.Value,
                difference?.Properties["Wanted"]?.Value
            )
        );

    /// <summary>What was done about an integration in one line: the outcome, the action, the integration and the settings.</summary>
    /// <param name="result">The result, or a copy of one.</param>
    public static string Result(PSObject result) =>
        Joined(Line(result, "Outcome", "Action", "Id", "Name"), GijView.Changes(result?.Properties["Changes"]?.Value));

    /// <summary>A response in one line.</summary>
    /// <param name="response">The response, or a copy of one.</param>
    public static string Response(PSObject response) => string.Join("  ", GijView.MembersOf(response));

    /// <summary>The test of a filter in one line: the filter, and whether it can be used.</summary>
    /// <param name="test">The test, or a copy of one.</param>
    public static string FilterTest(PSObject test) => $"{Line(test, "Filter")}  {ValidityOf(test)}";

    /// <summary>The test of a pattern in one line: the pattern, and whether it can be used.</summary>
    /// <param name="test">The test, or a copy of one.</param>
    public static string PatternTest(PSObject test) => $"{Line(test, "Pattern")}  {ValidityOf(test)}";

    private static string ValidityOf(PSObject test) => test?.Properties["IsValid"]?.Value is true ? "valid" : "not valid";

    /// <summary>What a scan does with a repository, in one line.</summary>
    /// <param name="effect">The effect, or a copy of one.</param>
    public static string ScanEffect(PSObject effect) => Line(effect, "IntegrationId", "Effect", "Name", "Reason");

    /// <summary>What came of a new token, in one line.</summary>
    /// <param name="update">The update, or a copy of one.</param>
    public static string TokenUpdate(PSObject update) => Line(update, "IntegrationId", "Integration", "Result");

    /// <summary>What a rule has found, in one line.</summary>
    /// <param name="finding">The object, or a copy of one.</param>
    public static string Finding(PSObject finding) =>
        Line(finding, "Severity", "Status", "Rule", "IntegrationId", "Integration", "Repository", "Message");

    /// <summary>When a token expires, in one line.</summary>
    /// <param name="expiry">The entry, or a copy of one.</param>
    public static string TokenExpiry(PSObject expiry) => Line(expiry, "IntegrationId", "Integration", "DaysLeft", "Note");

    /// <summary>What becomes of something in Cloud, in one line.</summary>
    /// <param name="readiness">The finding, or a copy of one.</param>
    public static string CloudReadiness(PSObject readiness) =>
        Line(readiness, "Outcome", "IntegrationId", "Integration", "RepositoryId", "Repository", "Setting", "Value");

    /// <summary>What is wrong with a bulk file, in one line.</summary>
    /// <param name="finding">The finding, or a copy of one.</param>
    public static string BulkFinding(PSObject finding) => Line(finding, "Severity", "Row", "Column", "Message");

    /// <summary>What was sent of a bulk file, in one line.</summary>
    /// <param name="import">The import, or a copy of one.</param>
    public static string BulkImport(PSObject import) => Line(import, "ThreadId", "Created", "Changed", "Deleted", "Server");

    private static string Line(PSObject? item, params string[] names) =>
        Joined(Array.ConvertAll(names, name => GijView.Text(item?.Properties[name]?.Value)));

    private static string Joined(params string[] texts) => string.Join("  ", texts.Where(text => text.Length > 0));
}
