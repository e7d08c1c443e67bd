using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using static System.StringComparison;

namespace GitIntegration.Tests;

/// <summary>What a hostile server makes the official PowerShell write to a real terminal.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private const string Connect = """
        Import-Module (Resolve-Path output/GitIntegration/*/GitIntegration.psd1)
        $token = ConvertTo-SecureString $env:GIJ_TEST_TOKEN -AsPlainText -Force
        Connect-GijServer $env:GIJ_TEST_ADDRESS -Token $token -Name "te`e[2Jst" -Verbose
        """;

    private const string Script = """
        Get-GijServer
        Get-GijServer | Format-List
        Test-GijServer
        Get-GijIntegration
        Get-GijIntegration | Format-Table -AutoSize
        Get-GijIntegration | Format-List
        Get-GijIntegration | Format-Wide
        Get-GijIntegration -IncludeProjectKey | Format-List | Out-String -Width 80
        "$(Get-GijIntegration)"
        $serializer = [System.Management.Automation.PSSerializer]
        $copy = $serializer::Deserialize($serializer::Serialize((Get-GijIntegration)))
        $copy
        $copy | Format-List
        Get-GijProject
        Get-GijProject | Format-List
        Get-GijJournal $env:GIJ_TEST_JOURNAL
        Get-GijJournal $env:GIJ_TEST_JOURNAL | Format-List
        Get-GijIntegration 99
        Get-Error
        $Error[0] | Format-List * -Force
        Set-GijIntegration 1 -TagsFilter x -WhatIf
        Set-GijIntegration 99 -TagsFilter x -Verbose
        Set-GijIntegration 1 -ProjectMappingId 10000 -Verbose | Out-Null
        Remove-GijIntegration 1
        Disable-GijIntegration 1 -Confirm
        'The end.'
        """;

    private readonly LoopbackServer server = new("/jira");
    private readonly TemporaryFile journal = new(HostileText.Journal(HostileText.Worst));

    [LinuxFact]
    public async Task Obeys_PowerShell_and_nobody_else()
    {
        using var terminal = await Pwsh.StartInTerminalAsync(["-Command", $"{Connect}\n{Script}"], VariablesFor(HostileText.Worst));
        await terminal.TypeAsync("n\rn\r");
        await terminal.UntilEndsAsync();

        var shown = OwnSequences().Replace(terminal.Shown, string.Empty);
        Assert.EndsWith("The end.", shown.TrimEnd(), Ordinal);
        Assert.Contains(@"\u{1b}[2J\u{1b}]52;c;ZXZpbA==\u{7}", shown, Ordinal);
        Assert.Contains(@"Remove integration 1 '\u{1b}[2J", shown, Ordinal);
        HostileText.AssertIsHarmless(shown);
        Assert.DoesNotContain(server.Writes, request => request.Method == "DELETE" || request.Path.EndsWith("/disable", Ordinal));
    }

    [LinuxFact]
    public async Task Tab_lists_and_inserts_names_with_visible_escapes()
    {
        const string Prompt = """
            Import-Module PSReadLine
            Set-PSReadLineKeyHandler -Chord Ctrl+l -Function PossibleCompletions
            function prompt { 'ready> ' }
            """;
        using var terminal = await Pwsh.StartInTerminalAsync(
            ["-NoLogo", "-NoExit", "-Command", $"{Connect}\n{Prompt}"],
            VariablesFor(HostileText.Bad)
        );
        await terminal.UntilShowsAsync("ready> ");
        await terminal.TypeAsync("Get-GijIntegration -LiteralName \t");
        await terminal.UntilShowsAsync("]52;c;ZXZpbA==");
        await terminal.TypeAsync("\u0003Get-GijIntegration \f");
        await terminal.UntilShowsAsync(@"\u{1b}[2J\u{1b}]52;c;ZXZpbA==");
        await terminal.TypeAsync("\u0003\u0003exit\r");
        await terminal.UntilEndsAsync();

        Assert.All(["\e[2J", "\e]52", "\e[1K", "\u202E", "\u2028", "\u200B"], raw => Assert.DoesNotContain(raw, terminal.Shown, Ordinal));
    }

    public void Dispose()
    {
        server.Dispose();
        journal.Dispose();
    }

    private Dictionary<string, string?> VariablesFor(string text)
    {
        HostileText.SayEverywhere(server, text);
        return new()
        {
            ["TERM"] = "xterm",
            ["GIJ_TEST_TOKEN"] = server.Sandbox.AdministratorToken,
            ["GIJ_TEST_ADDRESS"] = $"{server.BaseUri}",
            ["GIJ_TEST_JOURNAL"] = journal.Path,
        };
    }

    /// <summary>Colours, where the cursor is and goes, erasing what follows it, and the mode of the cursor keys.</summary>
    [GeneratedRegex(@"\e(?:\[[0-9;]*[mHn]|\[[JK]|\[\?[0-9]+[hl]|[=>])", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OwnSequences();
}
