namespace GitIntegration;

/// <summary>The names in a report of findings: they are written by Export-GijReport and read again as a baseline.</summary>
internal static class FindingMembers
{
    public const string Findings = "findings",
        Rule = "rule",
        Severity = "severity",
        Status = "status",
        IntegrationId = "integrationId",
        Integration = "integration",
        RepositoryId = "repositoryId",
        Repository = "repository",
        Setting = "setting",
        Message = "message",
        Server = "server",
        ServerUri = "serverUri";
}
