using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GitIntegration.Sandbox;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using Xunit;
using Xunit.Abstractions;

namespace GitIntegration.Tests;

/// <summary>Servers that fail now and then, with a clock on which no wait takes time.</summary>
public sealed class FaultTests(ITestOutputHelper report) : IDisposable
{
    private const int Updates = 2000,
        Creations = 200;

    private LoopbackServer server = new("/jira");
    private readonly Engine engine = new();
    private readonly Dictionary<string, int> faults = [];
    private readonly Random random = new(20261122);
    private GijServer? connection;

    [Fact]
    public void Whatever_the_server_does_every_update_is_made_as_asked_or_reported()
    {
        Restart(new SandboxData { Integrations = [.. Enumerable.Range(1, Updates).Select(Stale)], Repositories = [] });
        Connect((_, _) => Task.CompletedTask);
        engine.With("mine", engine.Succeed("Get-GijIntegration -Name 'stale *' -Server $chaos").Output);
        server.Around = AnswerOrFailAsync;
        var outcome = engine.Run(
            "$mine | ForEach-Object { $_.DisplayName = $_.DisplayName.Replace('stale', 'new'); $_ } | Set-GijIntegration -ThrottleLimit 8"
        );
        server.Around = (_, answer) => answer();

        var after = engine
            .Succeed("Get-GijIntegration -Origin '/srv/[0-9]*' -Server $chaos")
            .Integrations.ToDictionary(integration => integration.Id);
        Assert.Equal(Updates, after.Count);
        Assert.InRange(outcome.Output.Count, Updates / 2, Updates - 1);
        Assert.Equal(Updates, outcome.Output.Count + outcome.Errors.Count);
        AssertAreOfTheServer(outcome);
        Assert.All(after.Values, integration => Assert.Equal($"/srv/{integration.TagsFilter![1..]}/*", integration.Origin));
        Assert.All(outcome.Integrations, changed => Assert.Equal($"new {changed.TagsFilter![1..]}", after[changed.Id].DisplayName));
        Assert.All(
            outcome.Errors,
            error =>
                Assert.True(
                    MayHaveActed(error.Exception)
                        || after[((GijIntegration)error.TargetObject).Id].DisplayName!.StartsWith("stale", StringComparison.Ordinal)
                )
        );
        Report(outcome);
        Assert.Equal(["429", "503", "reset after", "reset before", "truncated"], faults.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_the_server_does_no_creation_is_repeated()
    {
        Connect((_, _) => Task.CompletedTask);
        server.Around = AnswerOrFailAsync;
        var outcome = engine.Run(
            $$"""
            1..{{Creations}} | ForEach-Object {
                New-GijIntegration -Type FILESPACE -FolderDepth 2 -Origin '/srv/*' -DisplayName "made $_" -Server $chaos
            }
            """
        );
        server.Around = (_, answer) => answer();

        var made = engine
            .Succeed("Get-GijIntegration -Name 'made *' -Server $chaos")
            .Integrations.Select(integration => integration.DisplayName!)
            .ToList();
        Assert.InRange(outcome.Output.Count, Creations / 2, Creations - 1);
        Assert.Equal(Creations, outcome.Output.Count + outcome.Errors.Count);
        AssertAreOfTheServer(outcome);
        Assert.Equal(made.Count, made.Distinct().Count());
        Assert.Subset(made.ToHashSet(), outcome.Integrations.Select(integration => integration.DisplayName!).ToHashSet());
        Report(outcome);
        Assert.InRange(
            made.Count,
            outcome.Output.Count,
            outcome.Output.Count + outcome.Errors.Count(error => MayHaveActed(error.Exception))
        );
    }

    [Fact]
    public void A_restart_of_the_server_in_the_middle_of_a_pipeline_is_survived()
    {
        var stopped = Task.CompletedTask;
        var waits = 0;
        Connect(
            async (_, _) =>
            {
                await stopped;
                if (++waits == 2)
                {
                    server.StartAgain();
                }
            }
        );
        server.Around = (context, answer) =>
        {
            if (server.Writes.Count == 5 && waits == 0)
            {
                stopped = Task.Run(server.StopAsync);
                context.Abort();
                return Task.CompletedTask;
            }

            return answer();
        };
        var outcome = engine.Succeed("1..12 | Set-GijIntegration -MaxMinsToCommitEmail 77 -Server $chaos");

        Assert.Equal(12, outcome.Output.Count);
        Assert.Equal(2, waits);
        Assert.All(
            engine.Succeed("1..12 | Get-GijIntegration -Server $chaos").Integrations,
            integration => Assert.Equal(77, integration.MaxMinsToCommitEmail)
        );
    }

    public void Dispose()
    {
        connection?.Dispose();
        engine.Dispose();
        server.Dispose();
    }

    /// <summary>Starts with other objects: to create them one by one takes minutes.</summary>
    private void Restart(SandboxData data)
    {
        server.Dispose();
        server = new LoopbackServer("/jira", data: data);
    }

    private static JObject Stale(int id) =>
        new()
        {
            ["id"] = id,
            ["integrationType"] = "FILESPACE",
            ["displayName"] = $"stale {id}",
            ["origin"] = $"/srv/{id}/*",
            ["folderDepth"] = 2,
            ["global"] = true,
            ["tagsFilter"] = $"^{id}",
        };

    /// <summary>Writes the figures of docs/reliability.md.</summary>
    private void Report(Outcome outcome)
    {
        var counts = string.Join(", ", faults.Select(fault => $"{fault.Value} {fault.Key}"));
        report.WriteLine($"{outcome.Output.Count} done, {outcome.Errors.Count} reported as failed; faults: {counts}");
    }

    private static void AssertAreOfTheServer(Outcome outcome) =>
        Assert.Subset(new HashSet<string> { "RateLimited", "ServerUnavailable", "ConnectionBroken" }, outcome.ErrorIds.ToHashSet());

    /// <summary>True for an error that says, to people and to scripts, that the server may have acted.</summary>
    private static bool MayHaveActed(Exception error) =>
        ((GijException)error).MayHaveActed && error.Message.Contains("may have carried", StringComparison.Ordinal);

    private void Connect(Func<TimeSpan, System.Threading.CancellationToken, Task> delay)
    {
        using var token = SecretText.ToSecureString(server.Sandbox.AdministratorToken);
        connection = new GijServer(
            new ConnectionOptions(server.BaseUri, JiraLogin.FromToken(token))
            {
                // With more tries nothing would fail.
                MaxRetry = 2,
                Clock = new Clock { Delay = delay, Random = () => 0.5 },
            }
        );
        engine.With("chaos", connection);
    }

    /// <summary>
    /// Of a hundred requests 10 get a 503, 5 a 429, 5 are reset before they are read and 5 after they were carried out, and
    /// 2 get half an answer.
    /// </summary>
    private async Task AnswerOrFailAsync(HttpContext context, Func<Task> answer)
    {
        switch (Chance())
        {
            case < 10:
                Refuse(context, 503);
                break;
            case < 15:
                Refuse(context, 429);
                break;
            case < 20:
                Count("reset before");
                context.Abort();
                break;
            case < 25:
                Count("reset after");
                await answer();
                context.Abort();
                break;
            case < 27:
                Count("truncated");
                await TruncateAsync(context, answer);
                break;
            default:
                await answer();
                break;
        }
    }

    private int Chance()
    {
        lock (random)
        {
#pragma warning disable CA5394 // Chooses faults for a test; the seed makes them the same every time.
            return random.Next(100);
#pragma warning restore CA5394
        }
    }

    private void Refuse(HttpContext context, int status)
    {
        Count($"{status}");
        context.Response.StatusCode = status;
    }

    private void Count(string fault)
    {
        lock (faults)
        {
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
        }
    }

    private static async Task TruncateAsync(HttpContext context, Func<Task> answer)
    {
        var client = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await answer();
        context.Response.Body = client;
        context.Response.ContentLength = whole.Length;
        await client.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2));
        await client.FlushAsync();
        context.Abort();
    }
}
