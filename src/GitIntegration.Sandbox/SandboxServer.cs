using System.Linq;

namespace GitIntegration.Sandbox;

/// <summary>
/// A Jira with the app 'Git Integration for Jira', in memory: the documented endpoints with the shapes, quirks and
/// refusals that the API's documentation describes. Written from the documentation, not from the client.
/// </summary>
internal sealed class SandboxServer
{
    private readonly SandboxLogins logins = new();
    private readonly RequestDispatcher dispatcher;

    /// <param name="contextPath">What the address has after the host, for example /jira; empty for none.</param>
    /// <param name="data">The objects at the start; samples where it is null.</param>
    public SandboxServer(string contextPath = "", SandboxData? data = null)
    {
        data ??= new SandboxData();
        var jira = new SandboxJira(data.BaseUrl, data.Projects);
        var ids = new IdSequence();
        var repositories = new SandboxRepositories(ids, data.Repositories, jira);
        var scans = new SandboxScans(repositories, data.Reindexes.Unlisted);
        repositories.Polled = scans.Poll;
        GitHosts = new SandboxGitHosts(() => scans.Listed);
        var integrations = new SandboxIntegrations(ids, data.Integrations, scans.Begin, repositories.RemoveNestedIn);
        var reindexing = new SandboxReindexing(data.Reindexes, data.WebhookKey, repositories, scans);
        var audit = new SandboxAudit(data.BaseUrl);
        integrations.Changed = (user, before, after) => audit.Record("integration", user, before, after);
        repositories.Changed = (user, before, after) => audit.Record("repository", user, before, after);
        SandboxResource[] resources = [integrations, repositories];
        Route[] routes =
        [
            .. jira.Routes,
            .. resources.SelectMany(resource => resource.Routes),
            .. reindexing.Routes,
            .. new SandboxIssues(repositories).Routes,
            .. new SandboxBulk(integrations, repositories).Routes,
            audit.Route,
            GlobalSettingsRoute.Make(),
            DisableRoute.For("rest/gitplugin/1.0/repository/{id:int}/disable", resources, reindexing.Cancel),
        ];
        dispatcher = new RequestDispatcher(contextPath, logins, routes);
    }

    /// <summary>The token of Jira's administrator 'admin', and the password too.</summary>
    public string AdministratorToken => logins.AdministratorToken;

    /// <summary>The token of 'reader', a user without administrator rights, and the password too.</summary>
    public string ReaderToken => logins.ReaderToken;

    /// <summary>The git hosts of its integrations, in the place of the network.</summary>
    public SandboxGitHosts GitHosts { get; }

    public SandboxResponse Respond(SandboxRequest request) => dispatcher.Respond(request);
}
