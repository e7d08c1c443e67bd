using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GitIntegration.Sandbox;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A rotation of 40 integrations whose process is ended, and that is resumed.</summary>
public sealed class RotationTests : IDisposable
{
    private const int Integrations = 40;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");
    private readonly LoopbackServer server = new("/jira", data: Data());
    private readonly string secret = $"{Guid.NewGuid():N}";

    [Theory]
    [InlineData("PUT", 23)]
    [InlineData("POST", 23)]
    [InlineData("GET", 170)]
    public async Task Ends_with_every_one_updated_once_and_verified(string method, int killedAt)
    {
        using var kill = new CancellationTokenSource();
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var seen = 0;
        server.Around = async (context, answer) =>
        {
            await answer();
            if (context.Request.Method == method && Interlocked.Increment(ref seen) == killedAt)
            {
                // It dies while it waits for this response.
                await kill.CancelAsync();
                await gone.Task;
            }
        };
        var killed = await RunAsync(string.Empty, kill.Token);
        gone.SetResult();
        Assert.NotEqual(0, killed.ExitCode);
        var open = Open(await File.ReadAllLinesAsync(Journal));

        var resumed = await RunAsync("-Resume", CancellationToken.None);
        Assert.True(resumed.Errors.Length == 0, resumed.Errors);
        Assert.Equal(0, resumed.ExitCode);
        var results = resumed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')).ToArray();
        Assert.Equal(Integrations, results.Length);
        Assert.All(results, result => Assert.Contains(result[1], new[] { "Skipped", "Verified" }));

        // Whether a request was carried out whose response never came, nobody can know: only such a one is sent twice.
        var sent = server.Writes.Where(write => write.Method == "PUT").CountBy(write => IdIn(write.Path)).ToArray();
        Assert.Equal(Integrations, sent.Length);
        Assert.All(sent, one => Assert.InRange(one.Value, 1, open.Contains(one.Key) ? 2 : 1));
        var journal = await File.ReadAllTextAsync(Journal);
        Assert.All(
            Enumerable.Range(1, Integrations),
            id =>
                Assert.Single(
                    journal.Split('\n'),
                    line => line.Contains($"\"integrationId\":{id},\"state\":\"Verified\"", StringComparison.Ordinal)
                )
        );
        Assert.DoesNotContain(secret, $"{journal}{killed.Text}{resumed.Text}", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        server.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>The integrations whose request the journal announces, without its outcome.</summary>
    private static HashSet<int> Open(IEnumerable<string> lines)
    {
        var states = lines.Where(line => line.EndsWith('}')).Select(JObject.Parse).ToLookup(line => (int)line["integrationId"]!);
        return
        [
            .. states.Where(lines => lines.Select(line => (string?)line["state"]).SequenceEqual(["Sending"])).Select(lines => lines.Key),
        ];
    }

    private static int IdIn(string path) => int.Parse(path.Split('/')[^1], CultureInfo.InvariantCulture);

    private string Journal => Path.Combine(folder.FullName, "rotation.jsonl");

    private static SandboxData Data() =>
        new()
        {
            Integrations =
            [
                .. Enumerable
                    .Range(1, Integrations)
                    .Select(id => SandboxIntegrations.Default(id, "GITHUB_SERVER", $"Host {id}", $"https://git{id}.example.com")),
            ],
            Repositories = [.. Enumerable.Range(1, Integrations).Select(NestedIn)],
        };

    private static JObject NestedIn(int integration)
    {
        var repository = SandboxRepositories.Default(1000 + integration, "api", $"https://git{integration}.example.com/acme/api");
        repository[RepositoryMembers.IntegrationId] = integration;
        repository[RepositoryMembers.State] = "UPDATED";
        return repository;
    }

    private Task<PwshOutcome> RunAsync(string options, CancellationToken kill)
    {
        var script = $$"""
            $ErrorActionPreference = 'Continue'
            Import-Module ./output/GitIntegration
            $token = ConvertTo-SecureString $env:GIJ_TEST_TOKEN -AsPlainText -Force
            $pat = ConvertTo-SecureString $env:GIJ_TEST_SECRET -AsPlainText -Force
            Connect-GijServer $env:GIJ_TEST_ADDRESS -Token $token 6> $null
            Get-GijIntegration |
                Update-GijIntegrationToken -Pat $pat -Verify -Journal $env:GIJ_TEST_JOURNAL -ThrottleLimit 8 {{options}} 3> $null |
                ForEach-Object { "$($_.IntegrationId) $($_.Result)" }
            """;
        var environment = new Dictionary<string, string?>
        {
            ["GIJ_TEST_TOKEN"] = server.Sandbox.AdministratorToken,
            ["GIJ_TEST_SECRET"] = secret,
            ["GIJ_TEST_ADDRESS"] = string.Create(CultureInfo.InvariantCulture, $"{server.BaseUri}"),
            ["GIJ_TEST_JOURNAL"] = Journal,
        };
        return Pwsh.RunCommandAsync(script, environment, kill);
    }
}
