using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Xunit;
using static System.StringComparison;

namespace GitIntegration.Tests;

/// <summary>Secrets are looked for in what every cmdlet makes of every failure, even of one that repeats them.</summary>
public sealed class SecretFailureTests : IDisposable
{
    private readonly SecretSearch search = new();

    /// <summary>Every cmdlet that asks a server something, with a secret wherever it takes one, and the request that it makes.</summary>
    private static readonly IReadOnlyList<(string Script, string Request)> Requests =
    [
        ("Connect-GijServer $address -Token $secret -Name other -MaxRetry 0", "GET /rest/api/2/myself"),
        ("Connect-GijServer $address -Credential $credential -Name other -MaxRetry 0", "GET /rest/api/2/myself"),
        ("Test-GijServer", "GET /rest/gitplugin/1.0/integration"),
        ("Get-GijIntegration", "GET /rest/gitplugin/1.0/integration"),
        ("Get-GijIntegration 1", "GET /rest/gitplugin/1.0/integration/1"),
        (
            "Set-GijIntegration 2 -Pat $secret -Password $secret -AdditionalField @{ clientSecret = $secret; deep = @{ other = $secret } }",
            "PUT /rest/gitplugin/1.0/integration/2"
        ),
        ("New-GijIntegration -Type GITHUB -Pat $secret -Origin https://github.com -Username octo", "POST /rest/gitplugin/1.0/integration"),
        ("$copied | Copy-GijIntegration -Destination test -Pat $secret -Confirm:$false", "POST /rest/gitplugin/1.0/integration"),
        ("Enable-GijIntegration 5 -Confirm:$false", "PUT /rest/gitplugin/1.0/repository/5/disable"),
        ("Disable-GijIntegration 5 -Confirm:$false", "PUT /rest/gitplugin/1.0/repository/5/disable"),
        ("Remove-GijIntegration 6 -Confirm:$false", "DELETE /rest/gitplugin/1.0/integration/6"),
        ("Get-GijProject", "GET /rest/api/2/project"),
        ("Get-GijRepository", "GET /rest/gitplugin/1.0/repository"),
        ("Get-GijRepository 101", "GET /rest/gitplugin/1.0/repository"),
        ("Get-GijIntegration -IncludeRepositoryCount", "GET /rest/gitplugin/1.0/repository"),
        (
            "$plain | Set-GijRepository -Pat $secret -Password $secret -AdditionalField @{ clientSecret = $text; other = $secret }",
            "PUT /rest/gitplugin/1.0/repository"
        ),
        ("New-GijRepository -Origin https://git.example.com/x.git -Pat $secret", "POST /rest/gitplugin/1.0/repository"),
        ("Enable-GijRepository 112 -Confirm:$false", "PUT /rest/gitplugin/1.0/repository/112/disable"),
        ("Disable-GijRepository 112 -Confirm:$false", "PUT /rest/gitplugin/1.0/repository/112/disable"),
        ("Remove-GijRepository 460 -Confirm:$false", "DELETE /rest/gitplugin/1.0/repository"),
        ("Start-GijReindex 101 -Wait", "POST /rest/gitplugin/2.0/reindex"),
        ("Start-GijReindex -All", "POST /rest/gitplugin/2.0/reindex"),
        ("Get-GijReindex 101", "GET /rest/gitplugin/1.0/index.json"),
        ("Get-GijReindex -ThreadId 1", "GET /rest/gitplugin/1.0/index.json"),
        ("Start-GijReindex 101 | Wait-GijReindex", "GET /rest/gitplugin/1.0/index.json"),
        ("Stop-GijReindex 101 -Confirm:$false", "PUT /rest/gitplugin/1.0/repository/101/disable"),
        ("Get-GijBranch PAY-12", "GET /rest/gitplugin/1.0/issuegitdetails/issue/PAY-12"),
        ("Get-GijTag PAY-12", "GET /rest/gitplugin/1.0/issuegitdetails/issue/PAY-12/tag"),
        ("Get-GijCommit PAY-12", "GET /rest/gitplugin/1.0/issues/PAY-12/commits"),
        ("Get-GijPullRequest PAY-12", "GET /rest/gitplugin/1.0/issuegitdetails/issue/PAY-12/pullRequest"),
        ("Get-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a", "GET /rest/gitplugin/1.0/repository/107/commits/5f0c1e9a/issues"),
        (
            "Set-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a -Add PAY-14",
            "POST /rest/gitplugin/1.0/repository/107/commits/5f0c1e9a/issues"
        ),
        ("Set-GijGlobalSetting -AltJiraBaseUrl https://hooks.example.com", "POST /rest/gitplugin/1.0/global-settings"),
        ("Export-GijIntegration \"$journal.json\" -Force", "GET /rest/gitplugin/1.0/integration"),
        ("Compare-GijIntegration -ReferenceServer test", "GET /rest/gitplugin/1.0/integration"),
        (
            "@{ displayName = 'n'; type = 'GITLAB'; pat = 'secret:a' } | Sync-GijIntegration -Secret @{ a = $secret }",
            "POST /rest/gitplugin/1.0/integration"
        ),
        ("Test-GijCloudReadiness -Runbook \"$journal.md\" -Force", "GET /rest/gitplugin/1.0/repository"),
        ("Export-GijBulkFile \"$journal.tsv\" -Force", "GET /rest/gitplugin/1.0/configuration"),
        ("@{ id = 460; mainBranch = 'x' } | Import-GijBulkFile -Wait", "GET /rest/gitplugin/1.0/configuration"),
        ("@{ id = 460; pat = $text } | Import-GijBulkFile -Wait", "POST /rest/gitplugin/1.0/configuration.json"),
        ("@{ id = 460; pat = $text } | Import-GijBulkFile -Wait", "GET /rest/gitplugin/1.0/configuration/progress.json"),
        ("Restore-GijIntegration $journal", "GET /rest/api/2/project"),
        ("Invoke-GijRestMethod rest/api/2/project", "GET /rest/api/2/project"),
        (
            "Invoke-GijRestMethod rest/gitplugin/1.0/integration/2 PUT -Body @{ pat = $secret; deep = @{ other = $secret } }",
            "PUT /rest/gitplugin/1.0/integration/2"
        ),
    ];

    [Theory]
    [MemberData(nameof(FailureAnswer.Rows), MemberType = typeof(FailureAnswer))]
    public void Appear_in_no_failure_of_any_cmdlet_even_when_the_answer_repeats_them(int row, string name)
    {
        search.Plant();
        var answer = FailureAnswer.All[row];
        foreach (var (script, request) in RequestsFor(row))
        {
            foreach (
                var planted in new[] { search.Secret, search.Server.Sandbox.AdministratorToken }.Where(planted =>
                    planted == search.Secret ? TakesSecret(script) : !script.StartsWith("Connect", StringComparison.Ordinal)
                )
            )
            {
                answer.AnswerOn(search.Server, request, planted);
                var outcome = search.Engine.Run($"$VerbosePreference = $DebugPreference = 'Continue'; {script}");
                Assert.True(
                    outcome.AllErrors.Any()
                        || script == "Test-GijServer"
                        || (answer.Status == 204 && script.Split('-')[0] is "Enable" or "Disable" or "Remove" or "Stop" or "Invoke")
                        || (
                            answer.Status == 204 && (script.Contains("Set-GijGlobal", Ordinal) || script.Contains("Set-GijCommit", Ordinal))
                        )
                        || outcome.Output.Any(IsUnknownReindex),
                    $"{name}: {script} did not fail"
                );
                // Shown is what has come, and not what comes of running it all again.
                search.Engine.With("come", (object[])[.. outcome.Output, .. outcome.AllErrors]);
                search.Add(outcome.Screen);
                search.Add(search.Engine.Show("$come"));
                search.Add(outcome);
                search.Server.Off(request);
            }
        }

        search.AssertFoundNone();
    }

    /// <summary>
    /// Those that take a secret, for every answer; of the others one in three, so that each meets many answers, and each answer many of
    /// them.
    /// </summary>
    private static IEnumerable<(string Script, string Request)> RequestsFor(int row) =>
        Requests.Where((request, index) => TakesSecret(request.Script) || (index + row) % 3 == 0);

    private static bool TakesSecret(string script) => script.Contains("$secret", Ordinal) || script.Contains("$credential", Ordinal);

    /// <summary>A refusal to tell of a thread is a state, not an error.</summary>
    private static bool IsUnknownReindex(PSObject item) => $"{item.Properties["State"]?.Value}" == nameof(GijReindexState.Unknown);

    public void Dispose() => search.Dispose();
}
