using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The journal, as a session makes and reads it. GIJ_JOURNAL belongs to the whole process, so these tests run alone.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class JournalTests : IDisposable
{
    private static readonly string[] Variables = ["GIJ_JOURNAL", "GIJ_POLICY", "GIJ_SERVER", "GIJ_TOKEN"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();
    private readonly string file;

    public JournalTests()
    {
        file = Path.Combine(folder.FullName, "changes.jsonl");
        engine.WithSecret("token", server.Sandbox.AdministratorToken).With("file", file).With("folder", folder.FullName);
    }

    [Theory]
    [InlineData("Set-GijIntegration 4 -TagsFilter '^v'", "Set-GijIntegration PUT 4 tagsFilter")]
    [InlineData("Get-GijIntegration 4 | Set-GijIntegration -TagsFilter '^v'", "Set-GijIntegration PUT 4 tagsFilter")]
    [InlineData("Disable-GijIntegration 4", "Disable-GijIntegration PUT 4 disabled")]
    [InlineData("Enable-GijIntegration 5", "Enable-GijIntegration PUT 5 disabled")]
    [InlineData("New-GijIntegration -Type FILESPACE -Origin /srv/git -FolderDepth 1", "New-GijIntegration POST 463 origin")]
    [InlineData("Copy-GijIntegration 6 -Destination test -Origin /srv/x", "Copy-GijIntegration POST 463 displayName")]
    [InlineData("Remove-GijIntegration 6 -Confirm:$false", "Remove-GijIntegration DELETE 6 deleteFiles")]
    public void Every_change_of_every_cmdlet_is_recorded_and_no_whatif(string script, string expected)
    {
        Connect("-Journal $file");
        engine.Succeed($"$WhatIfPreference = $true; {script}");
        Assert.Empty(File.ReadAllBytes(file));
        Assert.Empty(server.Writes);

        engine.Succeed(script);
        var entry = Assert.Single(Read());
        Assert.Equal(expected, $"{entry.Command} {entry.Request!.Split(' ')[0]} {entry.Id} {entry.Changes[0].Setting}");
        Assert.Equal(("admin", "integration", ChangeOutcome.Made), (entry.User, entry.Noun, entry.Outcome));
        Assert.NotNull(entry.Name);
    }

    [Fact]
    public void A_path_is_relative_to_the_location_of_the_session_and_the_connection_shows_it()
    {
        engine.Succeed("$ExecutionContext.SessionState.Path.SetLocation($folder)");
        Connect("-Journal ./changes.jsonl");
        Assert.Equal(file, engine.Succeed("(Get-GijServer test).Journal").Output.Single().BaseObject);
        Assert.Equal(["JournalUnreadable"], engine.Run("Get-GijJournal other.jsonl").ErrorIds);
        engine.Succeed("Disable-GijIntegration 4");
        Assert.Single(engine.Succeed("Get-GijJournal changes.jsonl").Output);
    }

    [Theory]
    [InlineData("Variable:x")]
    [InlineData("Missing:/x")]
    [InlineData("$folder")]
    [InlineData("$folder/missing/changes.jsonl")]
    public void A_path_that_is_none_of_a_file_ends_connect_before_anything_is_sent(string path)
    {
        var outcome = engine.Run($"Connect-GijServer {server.BaseUri} -Token $token -Journal \"{path}\"");
        Assert.Equal(["JournalUnwritable"], outcome.ErrorIds);
        Assert.Equal(ErrorCategory.WriteError, outcome.Error.CategoryInfo.Category);
        Assert.Empty(server.Requests);
        Assert.Empty(engine.Succeed("Get-GijServer").Output);
    }

    [Fact]
    public void The_variable_holds_for_every_connection_and_the_parameter_wins()
    {
        Environment.SetEnvironmentVariable("GIJ_JOURNAL", file);
        Environment.SetEnvironmentVariable("GIJ_SERVER", $"{server.BaseUri}");
        Environment.SetEnvironmentVariable("GIJ_TOKEN", server.Sandbox.AdministratorToken);
        engine.Succeed("Disable-GijIntegration 4; Connect-GijServer -Sandbox; Disable-GijIntegration 4");
        engine.Succeed("Connect-GijServer -Sandbox -Name other -Journal $folder/other.jsonl; Disable-GijIntegration 4");
        Assert.Equal([("admin", server.BaseUri.AbsoluteUri), ("admin", "https://sandbox.invalid/jira")], Read().Select(Where));
        Assert.Equal("other", Assert.Single(Read(Path.Combine(folder.FullName, "other.jsonl"))).Server);

        Environment.SetEnvironmentVariable("GIJ_JOURNAL", "changes.jsonl");
        Assert.Equal(["JournalUnwritable"], engine.Run("Connect-GijServer -Sandbox -Name third").ErrorIds);

        static (string?, string?) Where(GijJournalEntry entry) => (entry.User, entry.ServerUri);
    }

    [Fact]
    public void A_policy_can_demand_a_journal()
    {
        var policy = Path.Combine(folder.FullName, "policy.json");
        File.WriteAllText(policy, """{ "requireJournal": true }""");
        Environment.SetEnvironmentVariable("GIJ_POLICY", policy);
        var error = engine.Run($"Connect-GijServer {server.BaseUri} -Token $token").Error;
        Assert.Equal("PolicyViolation", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("requireJournal", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-Journal", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(server.Requests);

        Connect("-Journal $file");
        Environment.SetEnvironmentVariable("GIJ_JOURNAL", file);
        Connect(string.Empty, "other");
    }

    [Fact]
    public void A_new_login_without_a_journal_warns_that_it_ends()
    {
        Connect("-Journal $file");
        var warning = Assert.Single(Connect(string.Empty).Warnings);
        Assert.Contains(file, warning, StringComparison.Ordinal);
        Assert.Empty(Connect(string.Empty).Warnings);
        Assert.Empty(Connect("-Journal $file").Warnings);
    }

    [Fact]
    public void A_journal_that_cannot_be_written_any_more_ends_the_command_before_anything_is_sent()
    {
        Connect("-Journal $file");
        var present = engine.Succeed("Get-GijIntegration 1, 2, 3").Output;
        File.Delete(file);
        Directory.CreateDirectory(file);
        var outcome = engine.With("present", present).Run("$present | Set-GijIntegration -TagsFilter '^v' -ErrorAction Continue");
        Assert.Equal(["JournalUnwritable"], outcome.ErrorIds);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public async Task A_change_that_is_stopped_with_CtrlC_is_unknown()
    {
        Connect("-Journal $file");
        var silence = server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/5");
        using var command = engine.Script("Set-GijIntegration 5 -Disabled $false");
        var running = command.InvokeAsync();
        await silence.Begun;
        await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null);
        await Assert.ThrowsAnyAsync<RuntimeException>(() => running);
        var entry = Assert.Single(Read());
        Assert.Equal((5, ChangeOutcome.Unknown, null), (entry.Id, entry.Outcome, entry.ErrorId));
    }

    [Fact]
    public void Without_a_path_it_is_that_of_the_default_connection()
    {
        Connect("-Journal $file");
        engine.Succeed("Set-GijIntegration 1 -TagsFilter x");
        Assert.Single(engine.Succeed("Get-GijJournal").Output);
        engine.Succeed("Connect-GijServer -Sandbox");
        Assert.Equal(["InvalidValue"], engine.Run("Get-GijJournal").ErrorIds);
    }

    [Theory]
    [InlineData("3d", "4, 5, 6, 7")]
    [InlineData("' 3D '", "4, 5, 6, 7")]
    [InlineData("1d", "5, 6, 7")]
    [InlineData("3h", "6, 7")]
    [InlineData("'3H'", "6, 7")]
    [InlineData("3m", "7")]
    [InlineData("([timespan]::FromHours(3))", "6, 7")]
    [InlineData("([DateTimeOffset]::Now.AddHours(-3))", "6, 7")]
    [InlineData("([datetime]::UtcNow.AddHours(-3))", "6, 7")]
    [InlineData("2000-01-02", "4, 5, 6, 7")]
    [InlineData("2999-01-02T10:00Z", "")]
    public void A_time_is_a_date_or_how_long_ago(string since, string expected)
    {
        Connect("-Journal $file");
        engine.Succeed("4..7 | Disable-GijIntegration -Force");
        var ages = new Dictionary<string, TimeSpan>
        {
            ["4"] = TimeSpan.FromDays(2),
            ["5"] = TimeSpan.FromHours(20),
            ["6"] = TimeSpan.FromHours(2),
            ["7"] = TimeSpan.Zero,
        };
        File.WriteAllLines(file, [.. File.ReadAllLines(file).Select(Aged)]);
        var found = engine.Succeed($"Get-GijJournal $file -Since {since}").Output.Select(item => ((GijJournalEntry)item.BaseObject).Id);
        Assert.Equal(expected, string.Join(", ", found));

        string Aged(string line)
        {
            var json = JObject.Parse(line);
            if (json["id"] is { } id)
            {
                json["time"] = (DateTime.UtcNow - ages[$"{id}"]).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            }

            return json.ToString(Formatting.None);
        }
    }

    [Fact]
    public void The_text_of_a_time_is_read_as_the_culture_of_the_user_writes_it()
    {
        Connect("-Journal $file");
        engine.Succeed("Disable-GijIntegration 4");
        const string German = "[cultureinfo]::CurrentCulture = 'de-DE'; Get-GijJournal $file -Since";
        Assert.Empty(engine.Succeed($"{German} '31.12.2999'").Output);
        Assert.Single(engine.Succeed($"{German} '31.12.2000'").Output);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("yesterday")]
    [InlineData("7dd")]
    [InlineData("-7d")]
    [InlineData("([timespan]::MaxValue)")]
    [InlineData("$null")]
    public void A_time_that_none_can_be_meant_by_is_refused(string since)
    {
        var error = Assert.Single(engine.Run($"Get-GijJournal x.jsonl -Since {since}").AllErrors);
        Assert.EndsWith("Give a date or time, or an age such as 12h or 7d.", $"{error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Identity 4", "Disable 4|Set 4|Set 4")]
    [InlineData("-Identity '5', 'PLATFORM gitlab'", "Disable 4|Set 4|Enable 5|Set 5|Set 4")]
    [InlineData("-Identity x", "Set 4|Set 4")]
    [InlineData("-Identity (Get-GijIntegration 5)", "Enable 5|Set 5")]
    [InlineData("-Identity $copy", "Enable 5|Set 5")]
    [InlineData("-Identity (Get-GijIntegration 5 -Server other)", "")]
    [InlineData("-Outcome Refused", "Set 5")]
    [InlineData("-Outcome Made, Unknown -Identity 5", "Enable 5")]
    [InlineData("-Since ([datetime]::Now).AddHours(1)", "")]
    [InlineData("-Since ([datetime]::Now).AddHours(-1) -Outcome Refused", "Set 5")]
    public void Changes_are_found_by_object_outcome_and_time(string filter, string expected)
    {
        engine.Succeed("Connect-GijServer -Sandbox -Name other");
        Connect("-Journal $file");
        engine.Succeed("Disable-GijIntegration 4; Set-GijIntegration 4 -DisplayName 'x'; Enable-GijIntegration 5");
        engine.Run("Set-GijIntegration 5 -AdditionalField @{ global = 'x' } -WarningAction Ignore");
        engine.Succeed("Set-GijIntegration 4 -DisplayName 'Platform GitLab'; Set-GijIntegration 4 -WhatIf -DisplayName y");
        engine.With("copy", PSSerializer.Deserialize(PSSerializer.Serialize(engine.Succeed("Get-GijIntegration 5").Output.Single())));
        var found = engine.Succeed($"Get-GijJournal $file {filter}").Output.Select(item => (GijJournalEntry)item.BaseObject);
        Assert.Equal(expected, string.Join('|', found.Select(entry => $"{entry.Command!.Split('-')[0]} {entry.Id}")));
    }

    [Theory]
    [InlineData("$true")]
    [InlineData("2.5")]
    [InlineData("0")]
    [InlineData("''")]
    [InlineData("@{ Id = 4 }")]
    [InlineData("(Get-GijServer)")]
    public void What_is_no_identity_is_refused(string identity)
    {
        Connect("-Journal $file");
        Assert.Equal(["CannotConvertArgumentNoMessage"], engine.Run($"Get-GijJournal $file -Identity {identity}").ErrorIds);
    }

    [Theory]
    [InlineData("$folder/none.jsonl")]
    [InlineData("$folder")]
    [InlineData("Variable:folder")]
    [InlineData("Variable:fold*")]
    [InlineData("Missing:x*")]
    public void A_file_that_cannot_be_read_is_an_error(string path)
    {
        var outcome = engine.Run($"Get-GijJournal \"{path}\"");
        Assert.Equal(["JournalUnreadable"], outcome.ErrorIds);
        Assert.Equal(ErrorCategory.ReadError, outcome.Error.CategoryInfo.Category);
    }

    [Fact]
    public void Lines_that_are_none_are_warned_of_and_not_without_end()
    {
        File.WriteAllLines(file, Enumerable.Repeat("\u001b[2J", 1000));
        var outcome = engine.Succeed("Get-GijJournal $file");
        Assert.Equal(11, outcome.Warnings.Count);
        Assert.Contains("line 1 of", outcome.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("990 more unusable lines", outcome.Warnings[10], StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    public void Dispose()
    {
        foreach (var name in Variables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        engine.Dispose();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    private Outcome Connect(string options, string name = "test") =>
        engine.Succeed($"Connect-GijServer {server.BaseUri} -Token $token -Name {name} {options}");

    private IReadOnlyList<GijJournalEntry> Read(string? path = null) =>
        [.. engine.With("path", path ?? file).Succeed("Get-GijJournal $path").Output.Select(item => (GijJournalEntry)item.BaseObject)];
}
