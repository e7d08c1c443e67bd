using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>What a sandbox holds at the start. Change it for another Jira, with other projects or other ids.</summary>
internal sealed class SandboxData
{
    /// <summary>The address that the server says it has.</summary>
    public string BaseUrl { get; set; } = SandboxServer.Address;

    /// <summary>Jira's projects, each with id (as text), key and name.</summary>
    public IReadOnlyList<JObject> Projects { get; set; } = SampleProjects.All();

    /// <summary>The integrations as the app returns them, each with its id.</summary>
    public IReadOnlyList<JObject> Integrations { get; set; } = SampleIntegrations.All();

    /// <summary>The repositories as the app returns them, each with its id, which no integration may have.</summary>
    public IReadOnlyList<JObject> Repositories { get; set; } = SampleRepositories.All();

    /// <summary>What the reindexes of some of them come to.</summary>
    public ReindexOutcomes Reindexes { get; set; } =
        new()
        {
            Failing = SampleRepositories.Failing,
            Forgotten = SampleRepositories.Forgotten,
            Unlisted = SampleRepositories.Unlisted,
        };

    /// <summary>The secret part of the webhooks' addresses.</summary>
    public string WebhookKey { get; set; } = Guid.NewGuid().ToString("N");
}
