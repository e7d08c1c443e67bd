using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>New tokens for integrations.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly LoopbackServer jira = new("/jira");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gij-rotation");

    public RotationTests()
    {
        engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");
        foreach (var (name, secret) in new[] { ("pat", "a-new-token"), ("few", "sees-3"), ("refused", "refused") })
        {
            engine.WithSecret(name, secret);
        }
    }

    [Fact]
    public void A_token_that_sees_3_of_10_is_blocked_and_the_ten_are_still_there()
    {
        engine.ConnectToSandbox();
        engine.Succeed("Remove-GijRepository webhooks, wire-transfer -Wait -Confirm:$false");
        Assert.Equal(10, Count(3));
        var outcome = engine.Run("Update-GijIntegrationToken 3 -Pat $few -Preview");
        var update = Assert.Single(Updates(outcome));
        Assert.Equal((TokenUpdateResult.Blocked, 3, 7), (update.Result, update.IntegrationId, update.WouldLose!.Count));
        Assert.All(update.WouldLose!, one => Assert.Equal(ScanReason.NotListed, one.Reason));
        Assert.Contains("would remove 7 of 10 repositories", update.Reason, StringComparison.Ordinal);
        Assert.Equal(["WouldLoseRepositories"], outcome.ErrorIds);
        Assert.Equal(10, Count(3));
        Assert.Equal(["Updated: 3 'Payments on GitHub Enterprise'"], Lines("Update-GijIntegrationToken 3 -Pat $few -Preview -MaxLoss 7"));
    }

    [Fact]
    public void What_is_verified_was_reindexed_in_one_repository_and_counted_again()
    {
        engine.ConnectTo(jira);
        var update = Assert.Single(Updates(engine.Succeed("Update-GijIntegrationToken 3 -Pat $pat -Verify")));
        Assert.Equal(
            (TokenUpdateResult.Verified, 12, 12),
            (update.Result, update.RepositoriesBefore!.Value, update.RepositoriesAfter!.Value)
        );
        Assert.Equal(
            [
                "PUT /jira/rest/gitplugin/1.0/integration/3 {\"pat\":\"a-new-token\"}",
                "POST /jira/rest/gitplugin/2.0/reindex {\"repoId\":107}",
            ],
            jira.Writes.Select(write => $"{write.Method} {write.Path} {write.Body}")
        );
    }

    [Fact]
    public void Without_preview_and_verify_one_request_is_sent_for_each()
    {
        engine.ConnectTo(jira);
        var before = jira.Requests.Count;
        var all = Updates(engine.Succeed("Get-GijIntegration -Type GITHUB | Update-GijIntegrationToken -Pat $pat"));
        Assert.All(all, update => Assert.Equal((TokenUpdateResult.Updated, null), (update.Result, update.WouldLose)));
        Assert.Equal(
            [2, 13],
            jira.Writes.Select(write => int.Parse(write.Path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal(before + 3, jira.Requests.Count);
    }

    [Fact]
    public void A_reindex_that_fails_is_an_error_and_ends_the_command()
    {
        engine.ConnectTo(jira);
        engine.Succeed("Disable-GijRepository erp-core");
        var outcome = engine.Run("7, 9 | Update-GijIntegrationToken -Pat $pat -Verify");
        Assert.Equal(["TokenNotVerified"], outcome.ErrorIds);
        Assert.Equal([TokenUpdateResult.Failed, TokenUpdateResult.NotTried], Updates(outcome).Select(update => update.Result));
        Assert.Contains("timed out", Updates(outcome)[0].Reason, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent for: 9.", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            ["Failed: 7 'Azure DevOps Server'", "Verified: 9 'Mobile apps'"],
            Lines("7, 9 | Update-GijIntegrationToken -Pat $pat -Verify -MaxFailure 2")
        );
    }

    [Fact]
    public void Repositories_that_are_missing_afterwards_are_an_error()
    {
        engine.ConnectTo(jira);
        engine.Succeed("Enable-GijIntegration 5");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", jira.Sandbox.AdministratorToken);
        http.DefaultRequestHeaders.Add("X-Atlassian-Token", "no-check");
        var isFirst = true;
        jira.Around = async (context, answer) =>
        {
            await answer();
            if (context.Request.Method == "POST" && isFirst)
            {
                // Meanwhile the scheduled scan finds that the host lists one repository less.
                isFirst = false;
                using var all = new StringContent("{}", Encoding.UTF8, "application/json");
                (await http.PostAsync(new Uri($"{jira.BaseUri}/rest/gitplugin/2.0/reindex"), all)).EnsureSuccessStatusCode();
                for (var poll = 0; poll < 5; poll++)
                {
                    await http.GetStringAsync(new Uri($"{jira.BaseUri}/rest/gitplugin/1.0/repository"));
                }
            }
        };
        var outcome = engine.Run("Update-GijIntegrationToken 5 -Pat $pat -Verify");
        Assert.Equal(["TokenNotVerified"], outcome.ErrorIds);
        var update = Assert.Single(Updates(outcome));
        Assert.Contains("there are 1 repositories, and there were 2", update.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_whose_response_is_lost_is_unknown()
    {
        engine.ConnectTo(jira, options: "-MaxRetry 0");
        jira.Around = async (context, answer) =>
        {
            await answer();
            if (context.Request.Method == "PUT")
            {
                context.Abort();
            }
        };
        var outcome = engine.Run("Update-GijIntegrationToken 3 -Pat $pat");
        Assert.Equal(["ConnectionBroken"], outcome.ErrorIds);
        Assert.Equal(TokenUpdateResult.Unknown, Updates(outcome).Single().Result);
    }

    [Fact]
    public void A_refused_token_is_not_tried_again_and_again()
    {
        engine.ConnectToSandbox();
        var outcome = engine.Run("1, 2, 3, 4 | Update-GijIntegrationToken -Pat $refused -Preview -MaxFailure 2");
        Assert.Equal(["HostRefused", "HostRefused"], outcome.ErrorIds);
        Assert.Equal(
            [TokenUpdateResult.Failed, TokenUpdateResult.Failed, TokenUpdateResult.NotTried, TokenUpdateResult.NotTried],
            Updates(outcome).Select(update => update.Result)
        );
        Assert.Equal("Stopped after 2 refusals by a git host. Nothing was sent for: 3, 4.", Assert.Single(outcome.Warnings));
    }

    [Fact]
    public void Many_at_a_time_begin_with_one()
    {
        engine.ConnectToSandbox();
        var outcome = engine.Run("1, 2, 3, 4 | Update-GijIntegrationToken -Pat $refused -Preview -ThrottleLimit 4");
        Assert.Equal(
            [1],
            Updates(outcome).Where(update => update.Result == TokenUpdateResult.Failed).Select(update => update.IntegrationId)
        );
        Assert.EndsWith("Nothing was sent for: 2, 3, 4.", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.All(
            Updates(engine.Succeed("1, 2, 3, 4 | Update-GijIntegrationToken -Pat $pat -Preview -ThrottleLimit 4")),
            update => Assert.Equal((TokenUpdateResult.Updated, 0), (update.Result, update.WouldLose!.Count))
        );
    }

    [Fact]
    public void A_folder_which_has_no_token_is_skipped()
    {
        engine.ConnectTo(jira);
        var update = Assert.Single(Updates(engine.Succeed("Update-GijIntegrationToken 6 -Pat $pat -Verify")));
        Assert.Equal((TokenUpdateResult.Skipped, "a tracked folder has no token"), (update.Result, update.Reason));
        Assert.Empty(jira.Writes);
    }

    [Fact]
    public void One_that_is_named_twice_is_updated_once()
    {
        engine.ConnectTo(jira);
        var updates = Updates(engine.Succeed("3, 'Payments on GitHub Enterprise' | Update-GijIntegrationToken -Pat $pat -ThrottleLimit 2"));
        Assert.Equal(
            [(TokenUpdateResult.Updated, null), (TokenUpdateResult.Skipped, "it was named before")],
            updates.Select(update => (update.Result, update.Reason))
        );
        Assert.Single(jira.Writes);
    }

    [Fact]
    public void A_script_block_is_asked_once_for_each()
    {
        engine.ConnectTo(jira);
        engine.Succeed("$global:asked = @()");
        var script = "$global:asked += $_.Id; if ($_.Type -eq 'GERRIT') { [pscredential]::new('me', $pat) } else { $pat }";
        Assert.Equal(
            ["Updated: 3 'Payments on GitHub Enterprise'", "Updated: 12 'Android platform review'"],
            Lines($"3, 12 | Update-GijIntegrationToken -Secret {{ {script} }}")
        );
        Assert.Equal("3 12", $"{engine.Succeed("\"$asked\"").Output.Single()}");
        Assert.Equal(
            ["{\"pat\":\"a-new-token\"}", "{\"username\":\"me\",\"password\":\"a-new-token\"}"],
            jira.Writes.Select(write => write.Body)
        );
    }

    [Theory]
    [InlineData("Update-GijIntegrationToken 1 -Secret { 'plain' }")]
    [InlineData("Update-GijIntegrationToken 1 -Secret { }")]
    [InlineData("Update-GijIntegrationToken 1 -Secret { $pat; $pat }")]
    [InlineData("Update-GijIntegrationToken 1 -Secret { throw 'no such secret' }")]
    [InlineData("Update-GijIntegrationToken 1, 2")]
    [InlineData("Update-GijIntegrationToken 1 -Pat $pat -Resume")]
    [InlineData("Update-GijIntegrationToken 1 -Pat $pat -MaxLoss 3")]
    [InlineData("Update-GijIntegrationToken 1 -Pat $pat -TimeoutSec 3")]
    [InlineData("Update-GijIntegrationToken -Origin 'https://nowhere.example.com*' -Pat $pat")]
    [InlineData("Update-GijIntegrationToken -Type NO* -Pat $pat")]
    public void What_can_not_be_used_is_not_sent(string script)
    {
        engine.ConnectTo(jira);
        Assert.Equal(["InvalidValue"], engine.Run(script).ErrorIds);
        Assert.Empty(jira.Writes);
    }

    [Fact]
    public void Two_sources_contradict_each_other() =>
        Assert.Equal(
            ["ConflictingFields"],
            engine.ConnectToSandbox().Run("Update-GijIntegrationToken 1 -Pat $pat -Secret { $pat }").ErrorIds
        );

    [Fact]
    public void Integrations_are_found_by_origin_and_type()
    {
        engine.ConnectToSandbox();
        Assert.Equal(
            ["Updated: 1 'https://gitlab.com/*'", "Updated: 4 'Platform GitLab'"],
            Lines("Update-GijIntegrationToken -Origin *gitlab* -Type GITLAB, GITLAB_SERVER -Pat $pat")
        );
        Assert.Equal(["Updated: 4 'Platform GitLab'"], Lines("Update-GijIntegrationToken -Origin gitlab.example.com -Pat $pat"));
    }

    [Fact]
    public void A_journal_is_resumed()
    {
        engine.ConnectTo(jira);
        Assert.Equal(["Updated: 3 'Payments on GitHub Enterprise'"], Lines("Update-GijIntegrationToken 3 -Pat $pat -Journal r.jsonl"));
        Assert.Equal(["JournalUnwritable"], engine.Run("Update-GijIntegrationToken 3 -Pat $pat -Journal r.jsonl").ErrorIds);
        Assert.Equal(
            ["Skipped: 3 'Payments on GitHub Enterprise'", "Updated: 4 'Platform GitLab'"],
            Lines("3, 4 | Update-GijIntegrationToken -Pat $pat -Journal r.jsonl -Resume")
        );
        Assert.Equal(2, jira.Writes.Count);

        // What was sent only is verified, and not sent again.
        Assert.Equal(
            ["Verified: 3 'Payments on GitHub Enterprise'", "Verified: 4 'Platform GitLab'"],
            Lines("3, 4 | Update-GijIntegrationToken -Pat $pat -Journal r.jsonl -Resume -Verify")
        );
        Assert.Equal(2, jira.Writes.Count(write => write.Method == "PUT"));
        Assert.Equal(
            ["an earlier run has verified it", "an earlier run has verified it"],
            Updates(engine.Succeed("3, 4 | Update-GijIntegrationToken -Pat $pat -Journal r.jsonl -Resume")).Select(update => update.Reason)
        );
        var text = File.ReadAllText(Path.Combine(folder.FullName, "r.jsonl"));
        Assert.DoesNotContain("a-new-token", text, StringComparison.Ordinal);

        // A line that a crash has cut off, and one of somebody else, say nothing.
        File.AppendAllText(
            Path.Combine(folder.FullName, "r.jsonl"),
            "[1]\n{\"server\":7}\n{\"server\":\"x\",\"integrationId\":1,\"state\":\"Upd"
        );
        Assert.Equal(
            ["Skipped: 3 'Payments on GitHub Enterprise'", "Updated: 9 'Mobile apps'"],
            Lines("3, 9 | Update-GijIntegrationToken -Pat $pat -Journal r.jsonl -Resume")
        );
    }

    [Fact]
    public void A_reindex_of_which_nothing_is_known_proves_nothing()
    {
        engine.ConnectTo(jira);
        engine.Succeed("Disable-GijRepository website");
        var outcome = engine.Run("Update-GijIntegrationToken 1 -Pat $pat -Verify -Journal u.jsonl");
        Assert.Equal(["TokenNotVerified"], outcome.ErrorIds);
        Assert.NotEqual(TokenUpdateResult.Verified, Updates(outcome).Single().Result);
        Assert.DoesNotContain("Verified", File.ReadAllText(Path.Combine(folder.FullName, "u.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resumed_verification_counts_from_before_the_token_was_sent()
    {
        engine.ConnectTo(jira);
        File.WriteAllText(
            Path.Combine(folder.FullName, "r.jsonl"),
            $$"""{"server":"{{jira.BaseUri.AbsoluteUri.TrimEnd('/')}}","integrationId":3,"state":"Updated","repositories":99}""" + "\n"
        );
        var outcome = engine.Run("Update-GijIntegrationToken 3 -Pat $pat -Journal r.jsonl -Resume -Verify");
        Assert.Equal(["TokenNotVerified"], outcome.ErrorIds);
        Assert.Contains("99", Updates(outcome).Single().Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(jira.Writes, write => write.Method == "PUT");
    }

    [Fact]
    public void What_did_not_work_is_sent_again_when_it_is_resumed()
    {
        engine.ConnectTo(jira);
        engine.Succeed("Disable-GijRepository erp-core");
        Assert.Equal(["Failed: 7 'Azure DevOps Server'"], Lines("Update-GijIntegrationToken 7 -Pat $few -Verify -Journal f.jsonl"));
        engine.Succeed("Enable-GijRepository erp-core");
        Assert.Equal(
            ["Verified: 7 'Azure DevOps Server'"],
            Lines("Update-GijIntegrationToken 7 -Pat $pat -Verify -Journal f.jsonl -Resume")
        );
        var sent = jira.Writes.Where(write => write.Method == "PUT" && write.Path.EndsWith("/integration/7", StringComparison.Ordinal));
        Assert.Equal(["{\"pat\":\"sees-3\"}", "{\"pat\":\"a-new-token\"}"], sent.Select(write => write.Body));
    }

    [Fact]
    public void A_token_that_is_not_sent_again_is_pointed_out()
    {
        engine.ConnectTo(jira);
        engine.Succeed("Update-GijIntegrationToken 3 -Pat $pat -Journal o.jsonl");
        var outcome = engine.Run("Update-GijIntegrationToken 3 -Pat $few -Journal o.jsonl -Resume");
        Assert.Contains("none was sent now: 3.", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_something_else_is_left_alone()
    {
        engine.ConnectTo(jira);
        var file = Path.Combine(folder.FullName, "script.ps1");
        File.WriteAllText(file, "important script");
        Assert.Equal(["JournalUnwritable"], engine.Run("Update-GijIntegrationToken 3 -Pat $pat -Journal script.ps1").ErrorIds);
        Assert.Equal("important script", File.ReadAllText(file));
        Assert.Empty(jira.Writes);
    }

    [Fact]
    public void Whatif_says_what_would_be_sent_and_records_nothing()
    {
        engine.ConnectToSandbox();
        var screen = engine.Show("Update-GijIntegrationToken 3 -Pat $pat -Preview -Verify -Journal w.jsonl -WhatIf");
        Assert.Contains(
            "What if: Update the token of integration 3 'Payments on GitHub Enterprise' on sandbox",
            screen,
            StringComparison.Ordinal
        );
        Assert.Contains("pat: (new value)", screen, StringComparison.Ordinal);
        Assert.Contains("next scan: adds 0, removes 0 of 12 repositories", screen, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.FullName, "w.jsonl")));
    }

    [Fact]
    public void A_verification_that_is_made_up_for_is_asked_about_and_shown_too()
    {
        engine.ConnectTo(jira);
        engine.Succeed("Update-GijIntegrationToken 3 -Pat $pat -Journal v.jsonl");
        var (file, writes) = (Path.Combine(folder.FullName, "v.jsonl"), jira.Writes.Count);
        var before = File.ReadAllText(file);
        var screen = engine.Show("Update-GijIntegrationToken 3 -Pat $pat -Journal v.jsonl -Resume -Verify -WhatIf");
        Assert.Contains("What if: Verify the token of integration 3 'Payments on GitHub Enterprise'", screen, StringComparison.Ordinal);
        Assert.Equal((before, writes), (File.ReadAllText(file), jira.Writes.Count));
    }

    [Fact]
    public void A_token_that_was_sent_counts_as_updated_where_its_verification_could_not_be_tried()
    {
        engine.ConnectTo(jira, options: "-MaxRetry 0");
        jira.On("POST /rest/gitplugin/2.0/reindex", 503, "text/plain", "down");
        var outcome = engine.Run("Update-GijIntegrationToken 3 -Pat $pat -Verify");
        Assert.Equal("Updated", $"{outcome.Output.Single().Properties["Result"].Value}");
        Assert.Single(outcome.ErrorIds);
    }

    public void Dispose()
    {
        engine.Dispose();
        jira.Dispose();
        folder.Delete(recursive: true);
    }

    private static GijTokenUpdate[] Updates(Outcome outcome) => [.. outcome.Output.Select(one => (GijTokenUpdate)one.BaseObject)];

    private string[] Lines(string script) => [.. engine.Run(script).Output.Select(one => $"{one}")];

    private int Count(int integration) => engine.Succeed($"Get-GijRepository -IntegrationId {integration}").Output.Count;
}
