using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>What a sandbox holds at the start. Change it for another Jira, with other projects or other ids.</summary>
internal sealed class SandboxData
{
    /// <summary>The address that the server says it has. Nothing listens there.</summary>
    public string BaseUrl { get; set; } = AddressOf(1);

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

    /// <summary>The address of one of several sandboxes.</summary>
    public static string AddressOf(int number) => $"https://sandbox{(number == 1 ? string.Empty : $"{number}")}.invalid/jira";

    /// <summary>What one of several sandboxes holds: the same samples, but the projects have other ids.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="isFaulty">True for data that breaks every rule of Test-GijIntegration.</param>
    public static SandboxData OfNumber(int number, bool isFaulty = false)
    {
        var data = isFaulty ? FaultyData.Make() : new SandboxData();
        data.BaseUrl = AddressOf(number);
        foreach (var project in data.Projects)
        {
            project["id"] = $"{Renumbered((long)project["id"]!, number)}";
        }

        var name = SharedFields.ProjectMappingIds.Name;
        foreach (var item in data.Integrations.Concat(data.Repositories).Where(item => item[name] is not null))
        {
            item[name] = new JArray(item[name]!.Select(id => Renumbered((long)id, number)));
        }

        return data;
    }

    private static long Renumbered(long id, int number) => id + ((number - 1) * 10000L);
}
