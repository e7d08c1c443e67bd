using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace GitIntegration.Tests;

/// <summary>What an answer repeats of a secret is masked, however it is encoded.</summary>
public sealed class SecretEchoTests(ITestOutputHelper output) : IDisposable
{
    private readonly SecretSearch search = new();

    private string Secret => search.Secret;

    [Fact]
    public void Appear_in_no_encoding_when_the_answer_repeats_them()
    {
        const string Set = "Set-GijIntegration 5 -Pat $pem -Password $password -AdditionalField @{ githubAppPem = $pem; other = $escaped }";
        search.Plant();
        search.Engine.WithSecret("pem", PlantedSecrets.Pem).WithSecret("password", PlantedSecrets.Password);
        search.Engine.WithSecret("escaped", PlantedSecrets.Escaped);
        (string Script, string Request, string[] Secrets)[] commands =
        [
            (Set, "PUT /rest/gitplugin/1.0/integration/5", [PlantedSecrets.Pem, PlantedSecrets.Password, PlantedSecrets.Escaped]),
            ("Get-GijIntegration 5", "GET /rest/gitplugin/1.0/integration/5", [search.Server.Sandbox.AdministratorToken]),
            ("Connect-GijServer $address -Credential $credential -Name other -MaxRetry 0", "GET /rest/api/2/myself", [Secret]),
        ];
        foreach (var (script, request, secrets) in commands)
        {
            foreach (var (status, contentType, body) in secrets.SelectMany(Echoes))
            {
                search.Server.On(request, status, contentType, body);
                var outcome = search.Engine.Run($"$VerbosePreference = $DebugPreference = 'Continue'; {script}");
                search.Add(outcome.Screen);
                search.Add(outcome);
            }
        }

        var shown = search.Seen;
        Assert.Contains(SecretNames.Mask, shown, StringComparison.Ordinal);
        var encoded = commands.SelectMany(command => command.Secrets).SelectMany(AllEncodingsOf).ToArray();
        Assert.DoesNotContain(encoded, text => shown.Contains(text, StringComparison.Ordinal));
        search.AssertFoundNone();
        output.WriteLine($"{encoded.Length} encoded secrets in bodies, messages, advice, data and names of three commands: 0 shown");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public void An_error_that_repeats_a_secret_is_masked(int status)
    {
        var token = search.Server.Sandbox.AdministratorToken;
        search.Server.On(
            "PUT /rest/gitplugin/1.0/integration/5",
            status,
            "application/json",
            $$"""{"success":false,"error":"Cannot read {{Secret}}, {{Secret}} with Bearer {{token}}","advice":"Do not send {{Secret}}"}"""
        );
        var error = search
            .Engine.ConnectTo(search.Server)
            .WithSecret("secret", Secret)
            .Run("Set-GijIntegration 5 -Pat $secret -Password $secret")
            .Error;

        var shown = $"{error} {error.Exception} {error.ErrorDetails.RecommendedAction}";
        Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(token, shown, StringComparison.Ordinal);
        Assert.Contains("Cannot read ********, ******** with Bearer ********", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_repeats_a_secret_is_masked()
    {
        search.Server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            200,
            "application/json",
            $$"""{"success":true,"integration":{"id":5,"pat":"{{Secret}}","password":"{{Secret}}","githubAppPem":"{{Secret}}"} }"""
        );
        var integration = search.Engine.ConnectTo(search.Server).Succeed("Get-GijIntegration 5").Output.Single();

        Assert.DoesNotContain(Secret, PSSerializer.Serialize(integration), StringComparison.Ordinal);
        Assert.Contains("********", PSSerializer.Serialize(integration), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_repeats_a_secret_under_an_innocent_name_is_masked()
    {
        var answer = $$"""
            {"success":true,"integration":{"id":5,"displayName":"Build {{Secret}}","note":["{{Secret}}"],
            "{{Secret}}":1,"tagsFilter":"{{search.Server.Sandbox.AdministratorToken}}"} }
            """;
        search.Server.On("PUT /rest/gitplugin/1.0/integration/5", 200, "application/json", answer);
        var integration = search
            .Engine.ConnectTo(search.Server)
            .WithSecret("secret", Secret)
            .Succeed("Set-GijIntegration 5 -Pat $secret")
            .Integration;

        Assert.Equal(("Build ********", "********"), (integration.DisplayName, integration.TagsFilter));
        Assert.Equal(new object[] { "********" }, integration.AdditionalFields["note"]);
        Assert.Contains("********", integration.AdditionalFields.Keys);
    }

    [Fact]
    public void A_short_secret_does_not_spoil_the_data_that_happens_to_hold_it()
    {
        var integration = search
            .Engine.ConnectTo(search.Server)
            .WithSecret("short", "GitLab")
            .Succeed("Set-GijIntegration 4 -Password $short -TagsFilter 'GitLab'")
            .Integration;
        Assert.Equal(("Platform GitLab", "GitLab"), (integration.DisplayName, integration.TagsFilter));
    }

    public void Dispose() => search.Dispose();

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
}
