using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;
using static System.StringComparison;

namespace GitIntegration.Tests;

/// <summary>Secrets are planted wherever they can enter, and looked for in everything that comes out.</summary>
public sealed class SecretTests(ITestOutputHelper output) : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    /// <summary>It has the characters that are escaped in one way or another.</summary>
    private readonly string secret = $"{Guid.NewGuid():N}+/=&'Zx";

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
    [InlineData("Get-GijServer")]
    [InlineData("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body @{ pat = $secret; displayName = 'x' } -Verbose")]
    [InlineData("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body @{ deep = @{ pat = $secret } } -WhatIf -Verbose")]
    [InlineData("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body @{ deep = @{ pat = $text } }")]
    [InlineData("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body \"{`\"pat`\":`\"$text`\"}\" -Verbose -WhatIf")]
    [InlineData("Invoke-GijRestMethod rest/api/2/myself -Query @{ token = $text } -Verbose")]
    [InlineData("Invoke-GijRestMethod \"https://svc:$text@jira.example.com/rest\"")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -DisplayName $text; Get-GijJournal $journal")]
    [InlineData("Get-GijIntegration")]
    [InlineData("Test-GijApiFilter '[?name]' -Integration 1 -Verbose")]
    [InlineData("Test-GijIntegration -Verbose -Debug")]
    [InlineData("Test-GijIntegration | Export-GijReport \"$journal.html\" -Force; [IO.File]::ReadAllText(\"$journal.html\")")]
    [InlineData("@{ id = 460; pat = $text; githubAppPem = $text } | Import-GijBulkFile -SkipTest -Wait -Verbose -Debug")]
    [InlineData("@{ id = 460; password = $text } | Import-GijBulkFile -WhatIf -Verbose")]
    [InlineData(
        "@{ id = 460; origin = \"https://svc:$([uri]::EscapeDataString($text))@git.example.com/x\" } | Import-GijBulkFile -WhatIf -Verbose"
    )]
    [InlineData("@{ id = 460; pat = $text; disabled = 'x' } | Import-GijBulkFile; Get-GijJournal $journal | Format-List")]
    [InlineData("Get-GijScanPreview 3 -Pat $secret -Origin https://127.0.0.1:9 -Verbose -Debug")]
    [InlineData("Get-GijScanPreview 7 -Credential $credential -Origin https://127.0.0.1:9 -Verbose")]
    [InlineData("Get-GijScanPreview 3 -Pat $text")]
    [InlineData("Update-GijIntegrationToken 1 -Pat $secret -Journal $rotation -Verbose -Debug; [IO.File]::ReadAllText($rotation)")]
    [InlineData("Update-GijIntegrationToken 1 -Credential $credential -Verbose -WhatIf")]
    [InlineData("Update-GijIntegrationToken 1, 3 -Secret { $secret } -Preview -Verbose")]
    [InlineData("Update-GijIntegrationToken 1 -Secret { $text }")]
    [InlineData("Update-GijIntegrationToken 1 -Pat $text")]
    [InlineData("Get-GijScanPreview 3 -Pat $secret -Origin \"https://svc:$text@127.0.0.1:9\"")]
    [InlineData("Set-GijIntegration 3 -Pat $secret -Origin https://127.0.0.1:9 -Preview -WhatIf -Verbose")]
    [InlineData("Test-GijServer")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -Password $secret")]
    [InlineData("Set-GijIntegration 1 -Credential $credential")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -WhatIf")]
    [InlineData("Set-GijIntegration 99 -Pat $secret")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -AdditionalField @{ githubAppPem = $secret; new = @{ nested = $secret } } -Verbose")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ githubAppPem = $text } -Verbose")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ app = @{ clientSecret = $text } } -Verbose")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ pwd = $text } -WhatIf -Verbose")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ bearer = $text } -WhatIf")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ sshKey = $text } -WhatIf")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ auth = $text } -WhatIf")]
    [InlineData("Set-GijIntegration 1 -ApiPath \"/x?private_token=$text\" -WhatIf -Verbose")]
    [InlineData("Get-GijIntegration 1 | Set-GijIntegration -Pat $secret -Verbose -Debug")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -Global $true -ProjectMappingId 1")]
    [InlineData("Set-GijIntegration 1 -Pat $text")]
    [InlineData("Get-GijRepository -IntegrationId 3 -Verbose -Debug")]
    [InlineData("Set-GijRepository 460 -Pat $secret -Password $secret -Verbose")]
    [InlineData("Set-GijRepository 111 -Credential $credential -Verbose")]
    [InlineData("Set-GijRepository 460 -Pat $secret -WhatIf")]
    [InlineData("Set-GijRepository 99 -Pat $secret")]
    [InlineData("Set-GijRepository 460 -Pat $text")]
    [InlineData("New-GijRepository -Origin x -Pat $secret -AdditionalField @{ encryptedPat = $text } -Verbose")]
    [InlineData("Start-GijReindex -Uri $address -WebhookKey $secret -Origin https://git.example.com/x -Verbose -Debug")]
    [InlineData("Start-GijReindex -Uri $address -WebhookKey $secret -WhatIf -Verbose")]
    [InlineData("Start-GijReindex -Uri http://jira.example.com -WebhookKey $secret -Force")]
    [InlineData("Start-GijReindex -Uri $address -WebhookKey $text")]
    [InlineData("Connect-GijServer https://jira.example.com -Token $text")]
    [InlineData("Connect-GijServer $address -Token $secret -Name wrong")]
    [InlineData("Connect-GijServer $address -Credential $credential -Name wrong")]
    [InlineData("Connect-GijServer \"https://admin:$text@jira.example.com\" -Token $secret")]
    [InlineData("Connect-GijServer \"https://jira.example.com/?token=$text\" -Token $secret")]
    public void Appear_in_nothing_that_comes_out(string script)
    {
        Plant();
        var seen = new StringBuilder(engine.Show(script.Replace("-Name wrong", "-Name again", StringComparison.Ordinal)));
        Collect(engine.Run(script), seen);
        AssertHasNoSecret(seen);
    }

    [Theory]
    [MemberData(nameof(FailureAnswer.Rows), MemberType = typeof(FailureAnswer))]
    public void Appear_in_no_failure_of_any_cmdlet_even_when_the_answer_repeats_them(int row, string name)
    {
        Plant();
        var seen = new StringBuilder();
        var answer = FailureAnswer.All[row];
        foreach (var (script, request) in RequestsFor(row))
        {
            foreach (
                var planted in new[] { secret, server.Sandbox.AdministratorToken }.Where(planted =>
                    planted == secret ? TakesSecret(script) : !script.StartsWith("Connect", StringComparison.Ordinal)
                )
            )
            {
                answer.AnswerOn(server, request, planted);
                var outcome = engine.Run($"$VerbosePreference = $DebugPreference = 'Continue'; {script}");
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
                engine.With("come", (object[])[.. outcome.Output, .. outcome.AllErrors]);
                seen.Append(outcome.Screen).AppendLine(engine.Show("$come"));
                Collect(outcome, seen);
                server.Off(request);
            }
        }

        AssertHasNoSecret(seen);
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

    [Fact]
    public void Appear_in_no_encoding_when_the_answer_repeats_them()
    {
        const string Set = "Set-GijIntegration 5 -Pat $pem -Password $password -AdditionalField @{ githubAppPem = $pem; other = $escaped }";
        Plant();
        engine.WithSecret("pem", PlantedSecrets.Pem).WithSecret("password", PlantedSecrets.Password);
        engine.WithSecret("escaped", PlantedSecrets.Escaped);
        (string Script, string Request, string[] Secrets)[] commands =
        [
            (Set, "PUT /rest/gitplugin/1.0/integration/5", [PlantedSecrets.Pem, PlantedSecrets.Password, PlantedSecrets.Escaped]),
            ("Get-GijIntegration 5", "GET /rest/gitplugin/1.0/integration/5", [server.Sandbox.AdministratorToken]),
            ("Connect-GijServer $address -Credential $credential -Name other -MaxRetry 0", "GET /rest/api/2/myself", [secret]),
        ];
        var seen = new StringBuilder();
        foreach (var (script, request, secrets) in commands)
        {
            foreach (var (status, contentType, body) in secrets.SelectMany(Echoes))
            {
                server.On(request, status, contentType, body);
                var outcome = engine.Run($"$VerbosePreference = $DebugPreference = 'Continue'; {script}");
                seen.Append(outcome.Screen);
                Collect(outcome, seen);
            }
        }

        var shown = seen.ToString();
        Assert.Contains(SecretNames.Mask, shown, StringComparison.Ordinal);
        var encoded = commands.SelectMany(command => command.Secrets).SelectMany(AllEncodingsOf).ToArray();
        Assert.DoesNotContain(encoded, text => shown.Contains(text, StringComparison.Ordinal));
        AssertHasNoSecret(seen);
        output.WriteLine($"{encoded.Length} encoded secrets in bodies, messages, advice, data and names of three commands: 0 shown");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public void An_error_that_repeats_a_secret_is_masked(int status)
    {
        var token = server.Sandbox.AdministratorToken;
        server.On(
            "PUT /rest/gitplugin/1.0/integration/5",
            status,
            "application/json",
            $$"""{"success":false,"error":"Cannot read {{secret}}, {{secret}} with Bearer {{token}}","advice":"Do not send {{secret}}"}"""
        );
        var error = engine.ConnectTo(server).WithSecret("secret", secret).Run("Set-GijIntegration 5 -Pat $secret -Password $secret").Error;

        var shown = $"{error} {error.Exception} {error.ErrorDetails.RecommendedAction}";
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(token, shown, StringComparison.Ordinal);
        Assert.Contains("Cannot read ********, ******** with Bearer ********", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_repeats_a_secret_is_masked()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            200,
            "application/json",
            $$"""{"success":true,"integration":{"id":5,"pat":"{{secret}}","password":"{{secret}}","githubAppPem":"{{secret}}"} }"""
        );
        var integration = engine.ConnectTo(server).Succeed("Get-GijIntegration 5").Output.Single();

        Assert.DoesNotContain(secret, PSSerializer.Serialize(integration), StringComparison.Ordinal);
        Assert.Contains("********", PSSerializer.Serialize(integration), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_repeats_a_secret_under_an_innocent_name_is_masked()
    {
        var answer = $$"""
            {"success":true,"integration":{"id":5,"displayName":"Build {{secret}}","note":["{{secret}}"],
            "{{secret}}":1,"tagsFilter":"{{server.Sandbox.AdministratorToken}}"} }
            """;
        server.On("PUT /rest/gitplugin/1.0/integration/5", 200, "application/json", answer);
        var integration = engine.ConnectTo(server).WithSecret("secret", secret).Succeed("Set-GijIntegration 5 -Pat $secret").Integration;

        Assert.Equal(("Build ********", "********"), (integration.DisplayName, integration.TagsFilter));
        Assert.Equal(new object[] { "********" }, integration.AdditionalFields["note"]);
        Assert.Contains("********", integration.AdditionalFields.Keys);
    }

    [Fact]
    public void A_short_secret_does_not_spoil_the_data_that_happens_to_hold_it()
    {
        var integration = engine
            .ConnectTo(server)
            .WithSecret("short", "GitLab")
            .Succeed("Set-GijIntegration 4 -Password $short -TagsFilter 'GitLab'")
            .Integration;
        Assert.Equal(("Platform GitLab", "GitLab"), (integration.DisplayName, integration.TagsFilter));
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Puts a secret wherever one can enter: the connection's token, and variables for the scripts.</summary>
    private void Plant()
    {
        engine.With("journal", Path.Combine(folder.FullName, "changes.jsonl"));
        engine.With("rotation", Path.Combine(folder.FullName, "rotation.jsonl"));
        engine
            .ConnectTo(server, options: "-MaxRetry 0 -Journal $journal")
            .WithSecret("secret", secret)
            .With("text", secret)
            .With("address", server.BaseUri);
        engine.With("credential", engine.Succeed("[pscredential]::new('svc', $secret)").Output.Single());
        engine.With("copied", engine.Succeed("Get-GijIntegration 1").Integration);
        engine.With("plain", engine.Succeed("Get-GijRepository 460").Repository);
    }

    private static IEnumerable<string> AllEncodingsOf(string planted) => SecretEncoding.All.Select(encoding => encoding.Encode(planted));

    /// <summary>Answers that repeat a secret in every encoding: as a page, as what the app refuses, and as an integration.</summary>
    private static IEnumerable<(int Status, string ContentType, string Body)> Echoes(string planted)
    {
        const string Json = "application/json";
        var lines = AllEncodingsOf(planted).Distinct().Select(text => $"'{text}'").ToArray();
        foreach (var body in SecretEncoding.Bodies(lines))
        {
            yield return (500, "text/plain; charset=utf-8", string.Join('\n', body));
        }

        // A message shows 500 characters, which is what 40 masks take.
        foreach (var words in lines.Chunk(40).Select(some => string.Join(' ', some)))
        {
            yield return (
                400,
                Json,
                JsonSerializer.Serialize(
                    new
                    {
                        success = false,
                        error = words,
                        advice = words,
                    }
                )
            );
        }

        var integration = lines.ToDictionary(line => line, object (_) => 1);
        integration["id"] = 5;
        integration["note"] = lines;
        integration["displayName"] = string.Join(' ', lines);
        yield return (200, Json, JsonSerializer.Serialize(new { success = true, integration }));
    }

    private static void Collect(Outcome outcome, StringBuilder seen)
    {
        foreach (var item in outcome.Output.Concat(outcome.AllErrors.Select(error => new PSObject(error))))
        {
            Walk(item, seen, depth: 4, new HashSet<object>(ReferenceEqualityComparer.Instance));
            seen.AppendLine(PSSerializer.Serialize(item, 3));
        }

        seen.AppendJoin('\n', outcome.Others).AppendJoin('\n', outcome.Warnings).AppendJoin('\n', outcome.Verbose);
    }

    private void AssertHasNoSecret(StringBuilder seen)
    {
        foreach (var file in folder.GetFiles())
        {
            seen.AppendLine(File.ReadAllText(file.FullName, Encoding.Latin1));
        }

        Assert.DoesNotContain(secret[..32], seen.ToString(), StringComparison.OrdinalIgnoreCase);
        seen.AppendJoin('\n', Environment.GetEnvironmentVariables().Values.Cast<string>());
        Assert.DoesNotContain(secret, seen.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.Sandbox.AdministratorToken, seen.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"svc:{secret}")), seen.ToString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// Writes down every property that PowerShell or .NET shows of an object, as Format-List * -Force would. What the user
    /// typed himself is left out.
    /// </summary>
    private static void Walk(object? item, StringBuilder seen, int depth, HashSet<object> met)
    {
        if (item is null || depth == 0 || !met.Add(item is PSObject wrapped ? wrapped.BaseObject : item))
        {
            return;
        }

        seen.AppendLine(item.ToString());
        foreach (
            var property in PSObject
                .AsPSObject(item)
                .Properties.Where(property =>
                    property.Name is not ("InvocationInfo" or "SerializedRemoteInvocationInfo" or "Line" or "PositionMessage")
                )
        )
        {
            object? value;
            try
            {
                value = property.Value;
            }
            catch (GetValueException)
            {
                continue;
            }

            seen.AppendLine(CultureInfo.InvariantCulture, $"{property.Name}: {value}");
            Walk(value, seen, depth - 1, met);
        }
    }
}
