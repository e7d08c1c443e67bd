using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using GitIntegration.Sandbox;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Integrations are exported, compared and brought back, whatever they are.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private const int Edits = 50;

    private readonly RandomIntegrations random = new(20261129);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly Engine engine = new();
    private readonly List<IDisposable> servers = [];

    public ConfigurationTests() => engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");

    [Theory]
    [InlineData(10_000, "json", "")]
    [InlineData(1_000, "psd1", "-AsDataFile")]
    public void Exactly_what_was_edited_is_found_and_taken_back(int count, string extension, string format)
    {
        var server = Start("test", new SandboxData { Repositories = [] }, count);
        engine.Succeed($"Export-GijIntegration a.{extension} {format}; Export-GijIntegration b.{extension} {format}");
        Assert.Equal(Read($"a.{extension}"), Read($"b.{extension}"));
        HostileText.AssertIsHarmless(Read($"a.{extension}").Replace("\n", "", StringComparison.Ordinal));
        Assert.Empty(engine.Succeed($"Compare-GijIntegration a.{extension} -IncludeUnmanaged").Output);

        var edits = Edit();
        var requests = server.Requests.Count;
        var found = engine.Succeed($"Compare-GijIntegration a.{extension}").Output.Select(one => (GijDifference)one.BaseObject);
        Assert.Equal(edits.Order(), found.Select(one => (one.Id!.Value, one.Setting!)).Order());
        Assert.Equal(2, server.Requests.Count - requests);

        (requests, var writes) = (server.Requests.Count, server.Writes.Count);
        var results = Results($"Sync-GijIntegration a.{extension} -SkipFilterTest");
        var changed = edits.Select(edit => edit.Id).Distinct().Count();
        Assert.Equal((changed, count - changed), (Of(results, SyncOutcome.Made), Of(results, SyncOutcome.Unchanged)));
        Assert.Equal(changed, server.Writes.Count - writes);
        Assert.Equal(changed + 2, server.Requests.Count - requests);

        writes = server.Writes.Count;
        Assert.Empty(engine.Succeed($"Compare-GijIntegration a.{extension}").Output);
        Assert.Equal(count, Of(Results($"Sync-GijIntegration a.{extension} -SkipFilterTest"), SyncOutcome.Unchanged));
        Assert.Equal(writes, server.Writes.Count);
    }

    [Fact]
    public void A_second_server_with_other_projects_gets_the_same()
    {
        const int Few = 500;
        Start("test", new SandboxData { Repositories = [] }, Few);
        var others = new SandboxData { Repositories = [], Projects = Renumbered(new SandboxData().Projects) };
        var second = Start("second", others, Few);
        engine.Succeed("Export-GijIntegration a.json -Server test");
        var differences = engine.Succeed("Compare-GijIntegration a.json -Server second").Output;
        Assert.Equal(differences.Count, engine.Succeed("Compare-GijIntegration -ReferenceServer test -Server second").Output.Count);
        Assert.NotEmpty(differences);

        engine.Succeed("Sync-GijIntegration a.json -Server second -SkipFilterTest");
        var writes = second.Writes.Count;
        Assert.Empty(engine.Succeed("Compare-GijIntegration -ReferenceServer test -Server second -IncludeUnmanaged").Output);
        Assert.Equal(Few, Of(Results("Sync-GijIntegration a.json -Server second -SkipFilterTest"), SyncOutcome.Unchanged));
        Assert.Equal(writes, second.Writes.Count);
    }

    [Fact]
    public void Rows_of_a_table_are_a_configuration_too()
    {
        var server = Start("test", new SandboxData { Repositories = [] }, Edits);
        var document = JObject.Parse(Export());
        engine.With("rows", Rows(document));
        Assert.Empty(engine.Succeed("$rows | Compare-GijIntegration").Output);

        var edits = Edit();
        var found = engine.Succeed("$rows | Compare-GijIntegration").Output.Select(one => (GijDifference)one.BaseObject);
        Assert.Equal(edits.Order(), found.Select(one => (one.Id!.Value, one.Setting!)).Order());
        engine.Succeed("$rows | Sync-GijIntegration -SkipFilterTest");
        Assert.Equal(document.ToString(), JObject.Parse(Export()).ToString());
        Assert.All(server.Writes.Skip(Edits), write => Assert.Equal("PUT", write.Method));
    }

    public void Dispose()
    {
        engine.Dispose();
        servers.ForEach(server => server.Dispose());
        folder.Delete(recursive: true);
    }

    private LoopbackServer Start(string name, SandboxData data, int count)
    {
        data.Integrations = random.Make(count, data.Projects);
        var server = new LoopbackServer("/jira", data: data);
        servers.Add(server);
        engine.ConnectTo(server, name, servers.Count == 1 ? "" : "-NoDefault");
        return server;
    }

    /// <summary>Changes settings of some integrations, one each, so that the server differs from what it was.</summary>
    private List<(int Id, string Setting)> Edit()
    {
        var edits = new List<(int, string)>();
        var count = engine.Succeed("@(Get-GijIntegration).Count").Output.Single().BaseObject;
        foreach (var id in random.Ids(Edits, (int)count))
        {
            var (parameter, setting) = random.Pick<(string, string)>([
                ("-TagsFilter 'edited'", "tagsFilter"),
                ("-PrHideFilter 'edited'", "prHideFilter"),
                ("-MaxMinsToCommitEmail 77", "maxMinsToCommitEmail"),
                ("-RefSpecCustom 'edited'", "refSpecCustom"),
            ]);
            var before = engine.Succeed($"Get-GijIntegration {id}").Integration;
            if (setting != "maxMinsToCommitEmail" || before.MaxMinsToCommitEmail is not null)
            {
                engine.Succeed($"Set-GijIntegration {id} {parameter}");
                edits.Add((id, setting));
            }
        }

        return edits;
    }

    private static List<JObject> Renumbered(IReadOnlyList<JObject> projects)
    {
        var renumbered = projects.Select(project => (JObject)project.DeepClone()).ToList();
        renumbered.ForEach(project => project["id"] = $"3{(string)project["id"]!}");
        return renumbered;
    }

    private static int Of(IEnumerable<GijSyncResult> results, SyncOutcome outcome) => results.Count(result => result.Outcome == outcome);

    private List<GijSyncResult> Results(string script) =>
        [.. engine.Succeed(script).Output.Select(result => (GijSyncResult)result.BaseObject)];

    private string Read(string name) => File.ReadAllText(Path.Combine(folder.FullName, name));

    private string Export()
    {
        engine.Succeed("Export-GijIntegration export.json -Force");
        return Read("export.json");
    }

    /// <summary>The entries as Import-Csv makes them: every object has every column, and every cell is text.</summary>
    private static PSObject[] Rows(JObject document)
    {
        var entries = document["integrations"]!.Cast<JObject>().ToList();
        string[] columns = [.. entries.SelectMany(entry => entry.Properties()).Select(member => member.Name).Distinct()];
        return [.. entries.Select(ToRow)];

        PSObject ToRow(JObject entry)
        {
            var row = new PSObject();
            foreach (var column in columns)
            {
                row.Properties.Add(new PSNoteProperty(column, Cell(entry[column])));
            }

            return row;
        }
    }

    private static string Cell(JToken? value) =>
        value switch
        {
            null => string.Empty,
            JArray { Count: 0 } or JValue { Value: "" } => "@()",
            JArray list => string.Join(';', list),
            _ => value.ToString(),
        };
}
