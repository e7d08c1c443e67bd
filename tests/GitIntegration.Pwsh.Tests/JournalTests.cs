using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Real processes that share a journal, and one that is ended in the middle of a change.</summary>
public sealed class JournalTests : IDisposable
{
    private const int Planned = 500,
        Killed = 250,
        Finished = 750;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");
    private readonly LoopbackServer server = new("/jira");

    [Fact]
    public async Task Every_change_that_the_server_saw_has_its_object_though_a_process_was_killed()
    {
        using var kill = new CancellationTokenSource();
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Around = async (context, answer) =>
        {
            await answer();
            if (context.Request.Method == "PUT" && !kill.IsCancellationRequested && ValuesSeen().Contains(Killed))
            {
                // It dies while it waits for this response.
                await kill.CancelAsync();
                await gone.Task;
            }
        };
        var killed = RunAsync(Changes(id: 1, from: 1, Planned), kill.Token);
        var other = RunAsync(Changes(id: 2, from: Planned + 1, Finished), CancellationToken.None);
        var outcome = await killed;
        gone.SetResult();
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal((0, string.Empty), ((await other).ExitCode, (await other).Errors));

        var read = await RunAsync(
            "Get-GijJournal $env:GIJ_TEST_JOURNAL | ForEach-Object { \"$($_.Id) $($_.Changes[0].After) $($_.Outcome)\" }",
            CancellationToken.None
        );
        var objects = read.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')).ToArray();
        Assert.Equal(ValuesSeen().Order(), objects.Select(parts => int.Parse(parts[1], CultureInfo.InvariantCulture)).Order());
        Assert.Equal(Killed + Finished, objects.Length);
        Assert.Equal($"1 {Killed} Unknown", string.Join(' ', Assert.Single(objects, parts => parts[2] != "Made")));
    }

    public void Dispose()
    {
        server.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Changes one integration again and again, each time to a value of its own.</summary>
    private static string Changes(int id, int from, int count) =>
        $$"""
            $ErrorActionPreference = 'Stop'
            $one = Get-GijIntegration {{id}}
            foreach ($value in {{from}}..{{from + count - 1}}) { $null = $one | Set-GijIntegration -MaxMinsToCommitEmail $value }
            """;

    private Task<PwshOutcome> RunAsync(string script, CancellationToken kill)
    {
        const string Connect = """
            Import-Module ./output/GitIntegration
            $token = ConvertTo-SecureString $env:GIJ_TEST_TOKEN -AsPlainText -Force
            Connect-GijServer $env:GIJ_TEST_ADDRESS -Token $token -Journal $env:GIJ_TEST_JOURNAL 6> $null
            """;
        var environment = new Dictionary<string, string?>
        {
            ["GIJ_TEST_TOKEN"] = server.Sandbox.AdministratorToken,
            ["GIJ_TEST_ADDRESS"] = $"{server.BaseUri}",
            ["GIJ_TEST_JOURNAL"] = Path.Combine(folder.FullName, "changes.jsonl"),
        };
        return Pwsh.RunCommandAsync($"{Connect}\n{script}", environment, kill);
    }

    private IEnumerable<int> ValuesSeen() =>
        server.Writes.Select(request =>
            int.Parse(Regex.Match(request.Body, @"\d+", RegexOptions.NonBacktracking).Value, CultureInfo.InvariantCulture)
        );
}
