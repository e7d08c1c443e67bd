using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using static System.StringComparison;

namespace GitIntegration.Tests;

/// <summary>A wait for reindexes at a real terminal: its bars, Ctrl-C in it, and the way to take it up again elsewhere.</summary>
public sealed partial class ReindexTerminalTests : IDisposable
{
    private const string Connect = """
        Import-Module (Resolve-Path output/GitIntegration/*/GitIntegration.psd1)
        $token = ConvertTo-SecureString $env:GIJ_TEST_TOKEN -AsPlainText -Force
        Connect-GijServer $env:GIJ_TEST_ADDRESS -Token $token
        function prompt { 'ready> ' }
        """;

    private const string Status = "GET /rest/gitplugin/1.0/index.json";

    private readonly LoopbackServer server = new("/jira");

    [LinuxFact]
    public async Task Ctrl_C_ends_the_wait_and_names_the_command_that_goes_on_with_it()
    {
        server.On(Status, 200, "application/json", """{"finished":false,"messages":{"Fetching the history":40}}""");
        using var terminal = await StartAsync();
        await terminal.TypeAsync("Start-GijReindex 111, 113 -Wait\r");
        await terminal.UntilShowsAsync("0 of 2 repositories");
        await terminal.UntilShowsAsync("Fetching the history");
        await terminal.TypeAsync("\u0003");
        await terminal.UntilShowsAsync("Stopped waiting. The server is still working on 2 reindexes.");
        await terminal.UntilShowsAsync("ready> ");
        var command = Resumption().Match(Unwrapped(terminal.Shown)).Groups["command"].Value;
        await terminal.TypeAsync("exit\r");
        await terminal.UntilEndsAsync();

        server.Off(Status);
        using var other = await StartAsync();
        await other.TypeAsync($"({command}).State -join '+'\r");
        await other.UntilShowsAsync("Completed+Completed");
        await other.TypeAsync("exit\r");
        await other.UntilEndsAsync();
    }

    [LinuxFact]
    public async Task Without_anybody_to_see_them_there_are_no_bars_but_a_line_for_each_change_of_state()
    {
        var outcome = await Pwsh.RunCommandAsync($"{Connect}\nStart-GijReindex 111, 113 -Wait -Verbose", Variables);
        Assert.DoesNotContain("of 2 repositories", outcome.Text, Ordinal);
        Assert.Contains("VERBOSE: 111 'ledger': Running", outcome.Text, Ordinal);
        Assert.Contains("VERBOSE: 111 'ledger': Completed", outcome.Text, Ordinal);
    }

    public void Dispose() => server.Dispose();

    private Dictionary<string, string?> Variables =>
        new()
        {
            ["TERM"] = "xterm",
            ["GIJ_TEST_TOKEN"] = server.Sandbox.AdministratorToken,
            ["GIJ_TEST_ADDRESS"] = $"{server.BaseUri}",
        };

    private async Task<Terminal> StartAsync()
    {
        var terminal = await Pwsh.StartInTerminalAsync(["-NoLogo", "-NoExit", "-Command", Connect], Variables);
        await terminal.UntilShowsAsync("ready> ");
        return terminal;
    }

    private static string Unwrapped(string shown) => Sequences().Replace(shown, string.Empty).Replace("\r\n", string.Empty, Ordinal);

    [GeneratedRegex(@"To wait again: (?<command>.*?Wait-GijReindex)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Resumption();

    [GeneratedRegex(@"\e(?:\[[0-9;?]*[A-Za-z]|[=>])", RegexOptions.None, 10_000)]
    private static partial Regex Sequences();
}
