using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// A server whose every text is full of control characters: none of them reaches a person raw, whatever is run, and in whatever
/// stream or view it is shown. What needs the whole PowerShell is in TerminalTests.
/// </summary>
public sealed class HostileTextTests : IDisposable
{
    /// <summary>A connection that is made with a hostile name, as a file of connections could have it.</summary>
    private const string Connection = "te\u001b[2Jst";

    /// <summary>Every cmdlet, and every way to look at what it returns.</summary>
    private static readonly string[] All =
    [
        "Get-GijIntegration",
        "Get-GijIntegration 1 -Verbose",
        "Get-GijIntegration -LiteralName $hostile",
        "Get-GijIntegration | ForEach-Object { \"$_\" }",
        $"Get-GijIntegration | ForEach-Object {{ {Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize($_)) }}",
        "Get-GijProject",
        "Get-GijProject | ForEach-Object { \"$_\" }",
        "Get-GijProject $hostile",
        "Get-GijJournal $journal",
        "Get-GijJournal $journal | ForEach-Object { \"$_ $($_.Changes)\" }",
        "Get-GijServer; Get-GijJournal $journal",
        $"Get-GijJournal $journal | ForEach-Object {{ {Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize($_)) }}",
        "Connect-GijServer $address -Token $token -Journal \"$journal/$hostile\"",
        "Invoke-GijRestMethod rest/gitplugin/1.0/integration/1",
        "Get-GijServer; Invoke-GijRestMethod rest/gitplugin/1.0/integration/1",
        "Invoke-GijRestMethod rest/api/2/project",
        "Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body @{ $hostile = $hostile; tagsFilter = $hostile } -WhatIf",
        "Invoke-GijRestMethod \"rest/$hostile\" -Verbose",
        "Invoke-GijRestMethod https://$hostile",
        "Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body $hostile -Confirm",
        "Get-GijServer",
        "Get-GijServer | ForEach-Object { \"$_\" }",
        "Test-GijServer",
        "Set-GijIntegration 1 -TagsFilter x -WhatIf",
        "Set-GijIntegration 1 -TagsFilter $hostile -Confirm",
        "Set-GijIntegration 1 -AdditionalField @{ $hostile = @{ $hostile = $hostile } } -WhatIf -Verbose",
        "Set-GijIntegration 1 -ProjectMappingId 10000 -Verbose",
        "Set-GijIntegration 1 -ProjectKey $hostile",
        "Set-GijIntegration 1 -TagsFilter x -SkipUnchanged -Verbose",
        "New-GijIntegration -Type GITHUB -DisplayName $hostile -Origin $hostile -Username x -Pat $token -WhatIf",
        "Enable-GijIntegration 1 -WhatIf",
        "Enable-GijIntegration 1 -Verbose",
        "Disable-GijIntegration 1 -Confirm",
        "Remove-GijIntegration 1 -WhatIf",
        "Remove-GijIntegration 1 -Confirm",
        "Get-GijIntegration 1 | Copy-GijIntegration -Destination test -DisplayName x -Confirm",
        "Get-GijRepository",
        "Get-GijRepository 2 -Verbose",
        "Get-GijRepository -LiteralName $hostile",
        "Get-GijRepository -ProjectKey $hostile",
        "Get-GijRepository -IntegrationId 1, 2, 99",
        "Get-GijRepository | Format-List",
        "Get-GijIntegration 1; Get-GijRepository 2",
        "Get-GijRepository | ForEach-Object { \"$_\" }",
        $"Get-GijRepository | ForEach-Object {{ {Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize($_)) }}",
        "Get-GijIntegration -IncludeRepositoryCount | Format-List",
        "Get-GijIntegration 1 | Set-GijRepository -TagsFilter x",
        "Set-GijRepository 2 -TagsFilter $hostile -Confirm",
        "Set-GijRepository 2 -MainBranch x -Verbose",
        "Set-GijRepository 2 -TagsFilter x -Verbose",
        "New-GijRepository -DisplayName $hostile -Origin $hostile -RealRoot x -WhatIf",
        "Enable-GijRepository 2 -WhatIf",
        "Disable-GijRepository 2 -Confirm",
        "Remove-GijRepository 2 -Confirm",
        "Remove-GijRepository 2 -DeleteFiles",
        "Start-GijReindex 2",
        "Start-GijReindex 2 -Wait -Verbose",
        "Get-GijIntegration 1 | Start-GijReindex -Wait | Format-List",
        "Start-GijReindex 2, 2, 2, 2, 2 -Wait -TimeoutSec 0",
        "Start-GijReindex -All -WhatIf",
        "Start-GijReindex -Uri $address -WebhookKey $token -Origin $hostile -Verbose",
        "Start-GijReindex -Uri $hostile -WebhookKey $token",
        "Set-GijGlobalSetting -AltJiraBaseUrl $hostile -WhatIf",
        "Set-GijGlobalSetting -AltJiraBaseUrl https://example.com/$hostile -Confirm",
        "Get-GijReindex; Get-GijServer",
        "Get-GijReindex 2 | ForEach-Object { \"$_ $($_.Errors)\" }",
        $"Get-GijReindex 2 | ForEach-Object {{ {Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize($_)) }}",
        "Get-GijReindex -ThreadId $hostile",
        "Get-GijReindex 2 | Wait-GijReindex -Any",
        "Stop-GijReindex 2 -Confirm",
        "Get-GijBranch PAY-1",
        "Get-GijBranch PAY-1 | Format-List",
        "Get-GijServer; Get-GijBranch PAY-1",
        "Get-GijBranch PAY-1 | ForEach-Object { \"$_\" }",
        "Get-GijBranch",
        "Get-GijBranch | Format-List",
        "Get-GijServer; Get-GijBranch",
        "Get-GijBranch | ForEach-Object { \"$_\" }",
        "Get-GijTag PAY-1",
        "Get-GijTag PAY-1 | Format-List",
        "Get-GijServer; Get-GijTag PAY-1",
        "Get-GijTag PAY-1 | ForEach-Object { \"$_\" }",
        "Get-GijCommit PAY-1 -ShowFiles",
        "Get-GijCommit PAY-1 -ShowFiles | Format-List",
        "Get-GijServer; Get-GijCommit PAY-1 -ShowFiles",
        "Get-GijCommit PAY-1 -ShowFiles | ForEach-Object { \"$_\" }",
        "Get-GijPullRequest PAY-1",
        "Get-GijPullRequest PAY-1 | Format-List",
        "Get-GijServer; Get-GijPullRequest PAY-1",
        "Get-GijPullRequest PAY-1 | ForEach-Object { \"$_\" }",
        "Get-GijCommitIssue -RepositoryId 2 -Commit abcd",
        "Get-GijCommitIssue -RepositoryId 2 -Commit abcd | Format-List",
        "Get-GijServer; Get-GijCommitIssue -RepositoryId 2 -Commit abcd",
        "Get-GijCommitIssue -RepositoryId 2 -Commit abcd | ForEach-Object { \"$_\" }",
        "Get-GijCommit $hostile",
        "Get-GijCommit PAY-99",
        "Get-GijCommit PAY-1 | Set-GijCommitIssue -Add PAY-2 -WhatIf",
        "Set-GijCommitIssue -RepositoryId 2 -Commit abcd -Add PAY-2 -Confirm",
        "Set-GijCommitIssue -RepositoryId 2 -Commit $hostile -Add PAY-2",
        "Export-GijIntegration \"$journal.json\" -Force -PassThru -Verbose",
        "Export-GijIntegration \"$journal/$hostile\"",
        "Export-GijIntegration \"$journal.json\" -IncludeRepository -Force; Get-Content \"$journal.json\"",
        "Export-GijIntegration \"$journal.json\" -WhatIf",
        "$entry | Compare-GijIntegration -IncludeUnmanaged",
        "$entry | Compare-GijIntegration -IncludeUnmanaged | Format-List",
        "Get-GijServer; $entry | Compare-GijIntegration",
        "$entry | Compare-GijIntegration -WithAuthor | Format-List",
        "$entry | Compare-GijIntegration | ForEach-Object { \"$_\" }",
        $"$entry | Compare-GijIntegration | ForEach-Object {{ {Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize($_)) }}",
        "Compare-GijIntegration -ReferenceServer test",
        "@{ $hostile = 1 }, @{ displayName = $hostile; type = $hostile } | Compare-GijIntegration",
        "@{ displayName = $hostile; projectKeys = @($hostile) } | Compare-GijIntegration",
        "$entry | Sync-GijIntegration -WhatIf",
        "$entry | Sync-GijIntegration -Confirm",
        "$entry | Sync-GijIntegration -Verbose",
        "$entry | Sync-GijIntegration | Format-List",
        "Get-GijServer; $entry | Sync-GijIntegration",
        "$entry | Sync-GijIntegration | ForEach-Object { \"$_\" }",
        "$entry | Sync-GijIntegration -Prune Remove -MaxPrune 100%",
        "$created | Sync-GijIntegration -WhatIf",
        "$created | Sync-GijIntegration",
        "$entry | Sync-GijIntegration -PlanPath \"$journal.plan\"; Format-GijPlan \"$journal.plan\"; Get-Content \"$journal.plan\"",
        "$created | Sync-GijIntegration -PlanPath \"$journal.plan\"; Format-GijPlan \"$journal.plan\" -Markdown",
        "Format-GijPlan $journal",
        "[IO.File]::WriteAllText(\"$journal.list\", \"[{`\"name`\":`\"$hostile`\"}]\"); Get-GijScanPreview 2 -FromFile \"$journal.list\"",
        "Get-GijScanPreview 2 -FromFile \"$journal.list\" | Format-List",
        "Get-GijServer; Get-GijScanPreview 2 -FromFile \"$journal.list\"",
        "Get-GijScanPreview 2 -FromFile \"$journal.list\" | ForEach-Object { \"$_\" }",
        "Get-GijScanPreview 2 -FromFile $hostile",
        "Get-GijScanPreview 2 -Pat $token -Origin \"https://127.0.0.1:1/$hostile\"",
        "Get-GijScanPreview 2 -Pat $token -Origin $hostile",
        "Update-GijIntegrationToken 2 -Pat $token -WhatIf",
        "Update-GijIntegrationToken 2 -Pat $token -Confirm",
        "Update-GijIntegrationToken 2 -Pat $token -Preview",
        "Get-GijServer; Update-GijIntegrationToken 2 -Secret { throw $hostile }",
        "Update-GijIntegrationToken 2 -Secret { throw $hostile } | Format-List",
        "Update-GijIntegrationToken 2 -Secret { throw $hostile } | ForEach-Object { \"$_\" }",
        "Update-GijIntegrationToken -Origin $hostile -Pat $token",
        "Set-GijTokenExpiry 2 -Expires 2027-01-31 -Note $hostile -Path \"$journal.ledger\" -PassThru",
        "Set-GijTokenExpiry 2 -Expires 2027-01-31 -Path \"$journal.ledger\" -Confirm; Get-GijTokenExpiry -Path $hostile",
        "Get-GijTokenExpiry -Path \"$journal.ledger\" | Format-List",
        "Get-GijServer; Get-GijTokenExpiry -Path \"$journal.ledger\"",
        "Get-GijTokenExpiry -Path \"$journal.ledger\" | ForEach-Object { \"$_\" }",
        "Test-GijIntegration",
        "Test-GijIntegration | Format-List",
        "Get-GijServer; Test-GijIntegration",
        "Test-GijIntegration | ForEach-Object { \"$_\" }",
        "Test-GijIntegration -Rule $hostile",
        "Test-GijIntegration $hostile",
        "Test-GijIntegration -Suppression $hostile",
        "Test-GijIntegration -Baseline $hostile -LedgerPath $hostile",
        "[IO.File]::WriteAllText(\"$journal.ok\", \"[{`\"rule`\":`\"$hostile`\"}]\"); Test-GijIntegration -Suppression \"$journal.ok\"",
        "Test-GijIntegration | Export-GijReport \"$journal.html\" -Title $hostile -Force; [IO.File]::ReadAllText(\"$journal.html\")",
        "Test-GijIntegration | Export-GijReport \"$journal.md\" -Title $hostile -Force; [IO.File]::ReadAllText(\"$journal.md\")",
        "Test-GijIntegration | Export-GijReport \"$journal.xml\" -Title $hostile -Force; [IO.File]::ReadAllText(\"$journal.xml\")",
        "Test-GijIntegration | Export-GijReport \"$journal.sarif\" -Force; [IO.File]::ReadAllText(\"$journal.sarif\")",
        "Test-GijIntegration | Export-GijReport \"$journal.json\" -Title $hostile -Force; [IO.File]::ReadAllText(\"$journal.json\")",
        "$entry | Compare-GijIntegration | Export-GijReport \"$journal.md\" -Force; [IO.File]::ReadAllText(\"$journal.md\")",
        "Test-GijIntegration | Export-GijReport \"$journal/$hostile.html\"",
        "$hostile | Export-GijReport \"$journal.md\" -Force",
        "Export-GijReport \"$journal.md\" -WhatIf",
        "Export-GijBulkFile \"$journal.tsv\" -Force -PassThru",
        "Export-GijBulkFile \"$journal.tsv\" -Force -PassThru | Format-List",
        "Get-GijServer; Export-GijBulkFile \"$journal.tsv\" -Force -PassThru",
        "Export-GijBulkFile \"$journal/$hostile\"",
        "Export-GijBulkFile \"$journal.tsv\" -WhatIf",
        "$row | Import-GijBulkFile -WhatIf",
        "$row | Import-GijBulkFile -Confirm",
        "$row | Import-GijBulkFile -Wait",
        "$row | Import-GijBulkFile -Wait -SkipTest | Format-List",
        "Get-GijServer; $row | Import-GijBulkFile -SkipTest",
        "$row | Import-GijBulkFile -SkipTest | ForEach-Object { \"$_\" }",
        "@{ id = 2; delete = 'delete' } | Import-GijBulkFile",
        "@{ id = 2; delete = 'delete' } | Import-GijBulkFile -ConfirmDelete 2",
        "@{ origin = $hostile; projectMapping = '10001'; projectKeys = $hostile } | Import-GijBulkFile -AsNew",
        "Import-GijBulkFile $hostile",
        "[IO.File]::WriteAllText(\"$journal.bad\", \"id`t$hostile`tdisabled`n2`t$hostile`t$hostile\"); Test-GijBulkFile \"$journal.bad\"",
        "Test-GijBulkFile \"$journal.bad\" -Offline | Format-List",
        "Get-GijServer; Test-GijBulkFile \"$journal.bad\" -Offline",
        "Test-GijBulkFile \"$journal.bad\" | ForEach-Object { \"$_\" }",
        "Test-GijCloudReadiness",
        "Test-GijCloudReadiness 1 | Format-List",
        "Get-GijServer; Test-GijCloudReadiness -Verbose",
        "Test-GijCloudReadiness | ForEach-Object { \"$_\" }",
        "Test-GijCloudReadiness -Runbook \"$journal.md\" -Force -WhatIf",
        "Test-GijCloudReadiness 1 -Runbook \"$journal.md\" -Force; [IO.File]::ReadAllText(\"$journal.md\")",
        "Test-GijCloudReadiness -Runbook \"$journal-$hostile/x.md\"",
        "Test-GijApiFilter $hostile",
        "Test-GijApiFilter \"[?name=='$hostile']\" -Integration 2",
        "Get-GijRepository | Test-GijApiFilter '[?contains(origin, `1`)]'",
        "@{ name = $hostile } | Test-GijApiFilter '[?x]'",
        "Get-GijServer; @{ name = $hostile } | Test-GijApiFilter \"[?$hostile]\"",
        "$hostile | Test-GijTagsFilter $hostile",
        "$hostile | Test-GijPrHideFilter '^(a+)+$'",
        "Get-GijServer; Test-GijPrHideFilter \"[$hostile\"",
        "Set-GijIntegration 2 -TagsFilter \"[$hostile\"",
        "Restore-GijIntegration $journal -WhatIf",
        "Restore-GijIntegration $journal",
        "Restore-GijIntegration $journal -Force | Format-List",
        "Get-GijIntegration 99",
        "Set-GijIntegration 99 -TagsFilter x",
        "Get-GijIntegration -Server $hostile",
        "Connect-GijServer $hostile -Token $token",
        "Connect-GijServer $address -Token $token -Name $connection -PassThru:$false -Verbose",
        "Connect-GijServer $address -Token $token -Name $connection; Get-GijServer; Get-GijIntegration 99",
        "Connect-GijServer $address -Token $token -Name $connection; Disconnect-GijServer $connection -WhatIf",
        "Set-GijServer $hostile -Default",
        "Connect-GijServer $address -Token $token -Name $connection; Set-GijServer $connection -Default -PassThru -WhatIf",
        "Disconnect-GijServer $hostile",
    ];

    public static TheoryData<string> Scripts => new(All);

    private readonly LoopbackServer server = new("/jira");
    private readonly List<string> questions = [];
    private readonly Engine engine;

    public HostileTextTests()
    {
        engine = new Engine(question =>
        {
            questions.Add(question);
            return 1;
        });
        engine.ConnectTo(server);
    }

    [Fact]
    public void Every_cmdlet_is_among_the_scripts()
    {
        var scripts = string.Join('\n', All);
        var cmdlets = engine.Succeed("(Get-Command -Module GitIntegration).Name").Output;
        Assert.NotEmpty(cmdlets);
        Assert.All(cmdlets, cmdlet => Assert.Contains($"{cmdlet}", scripts, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Nothing_that_is_shown_has_a_raw_control_character(string script)
    {
        HostileText.SayEverywhere(server, HostileText.Worst);
        engine.With("hostile", HostileText.Worst).With("connection", Connection).With("address", server.BaseUri);
        using var journal = new TemporaryFile(HostileText.Journal(HostileText.Worst));
        engine.With("journal", journal.Path);
        engine.Succeed(
            """
            $global:row = @{ id = 2; tagsFilter = "$hostile!"; $hostile = $hostile; disabled = $hostile }
            $global:entry = @{ match = @{ id = 1 }; tagsFilter = "$hostile!" }
            $global:created = @{ key = $hostile; displayName = "$hostile!"; type = 'GITLAB'; pat = "secret:$hostile" }
            """
        );
        var screen = engine.Show(script);
        var outcome = engine.Run(script);

        string[] shown = [screen, outcome.Screen, .. questions, .. outcome.Warnings, .. outcome.Verbose, .. outcome.Others];
        Assert.All(shown, HostileText.AssertIsHarmless);
        Assert.All(shown, HostileText.AssertForgesNoLine);
        Assert.All(outcome.AllErrors.Where(IsOurs), AssertIsHarmless);
    }

    [Fact]
    public void What_is_shown_has_the_characters_as_visible_escapes()
    {
        HostileText.SayEverywhere(server, HostileText.Worst);
        Assert.Contains(@"\u{1b}[2J\u{1b}]52", engine.Show("Get-GijIntegration 1"), StringComparison.Ordinal);
        engine.Run("Remove-GijIntegration 1");
        Assert.Contains(
            @"\u{1b}[1K\rWhat if: FORGED\nWhat if: FORGED\u{2028}\u{202e}gnp.exe\u{e0041}",
            questions[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_property_has_the_text_as_it_was_sent()
    {
        HostileText.SayEverywhere(server, HostileText.Worst);
        var integration = engine.Succeed("Get-GijIntegration 1").Integration;
        Assert.Equal((HostileText.Worst, HostileText.Worst), (integration.DisplayName, integration.Origin));
    }

    [Theory]
    [InlineData("Get-GijIntegration ")]
    [InlineData("Get-GijIntegration -Name ")]
    [InlineData("Get-GijIntegration -LiteralName ")]
    [InlineData("Set-GijIntegration 1 -ProjectKey ")]
    [InlineData("Get-GijProject ")]
    [InlineData("Get-GijRepository ")]
    [InlineData("Get-GijRepository -Name ")]
    [InlineData("Get-GijRepository -IntegrationId ")]
    [InlineData("Get-GijIntegration -Server ")]
    public void Tab_offers_and_inserts_no_raw_control_character(string line)
    {
        HostileText.SayEverywhere(server, HostileText.Worst);
        engine
            .With("connection", Connection)
            .With("address", server.BaseUri)
            .Succeed("Connect-GijServer $address -Token $token -Name $connection -NoDefault");
        var offers = engine.Complete(line);
        Assert.Contains(offers, offer => offer.ToolTip.Contains(@"\u{1b}", StringComparison.Ordinal));
        Assert.All(offers, offer => HostileText.AssertIsHarmless($"{offer.CompletionText}{offer.ListItemText}{offer.ToolTip}"));
    }

    [Theory]
    [InlineData("-Name")]
    [InlineData("-LiteralName")]
    public void What_Tab_inserts_means_the_name_with_its_control_characters(string parameter)
    {
        const string Name = "a\u001b[2J `\"$(throw)\" “*” \U0001F600 \u202E\U000E0041b";
        engine.With("name", Name).Succeed("Set-GijIntegration 4 -DisplayName $name");
        var inserted = Assert
            .Single(engine.Complete($"Get-GijIntegration {parameter} "), offer => offer.ListItemText.Contains(@"\u{202e}\u{e0041}b"))
            .CompletionText;
        HostileText.AssertIsHarmless(inserted);
        Assert.Equal(4, engine.Succeed($"Get-GijIntegration {parameter} {inserted}").Integration.Id);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private static void AssertIsHarmless(ErrorRecord error)
    {
        HostileText.AssertIsHarmless($"{error}{error.ErrorDetails.RecommendedAction}{error.CategoryInfo}{error.Exception.Message}");
        HostileText.AssertIsHarmless((error.Exception as GijException)?.ResponseBody ?? string.Empty);
    }

    /// <summary>PowerShell's own errors about an argument repeat what was typed.</summary>
    private static bool IsOurs(ErrorRecord error) => error.Exception is GijException;
}
