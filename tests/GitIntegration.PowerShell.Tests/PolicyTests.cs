using System;
using System.IO;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>GIJ_POLICY, as a session meets it. It belongs to the whole process, so these tests run alone.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class PolicyTests : IDisposable
{
    private const string Policy = "GIJ_POLICY";

    private readonly string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public PolicyTests()
    {
        engine.WithSecret("token", server.Sandbox.AdministratorToken);
        Environment.SetEnvironmentVariable(Policy, file);
    }

    [Theory]
    [InlineData("allowedHosts", """["jira.example.com"]""", "", "127.0.0.1")]
    [InlineData("forbidAllowUnencrypted", "true", "-AllowUnencrypted", "-AllowUnencrypted")]
    [InlineData("forbidSkipCertificateCheck", "true", "-SkipCertificateCheck", "-SkipCertificateCheck")]
    [InlineData("requireRevocationCheck", "true", "-CheckRevocation None", "-CheckRevocation None")]
    [InlineData("requireRevocationCheck", "true", "-CheckRevocation Offline -SkipTest", "-CheckRevocation Offline")]
    public void A_broken_rule_ends_the_command_before_anything_is_sent(string rule, string value, string options, string forbidden)
    {
        File.WriteAllText(file, $$"""{ "{{rule}}": {{value}} }""");
        var error = engine.Run($"Connect-GijServer {server.BaseUri} -Token $token {options}").Error;

        Assert.Equal("PolicyViolation", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.All([rule, file, forbidden], part => Assert.Contains(part, error.ErrorDetails.Message, StringComparison.Ordinal));
        Assert.Empty(server.Requests);
        Assert.Empty(engine.Succeed("Get-GijServer").Output);
    }

    [Fact]
    public void Who_keeps_to_the_rules_connects_and_revocation_is_checked_where_that_is_demanded()
    {
        File.WriteAllText(file, """{ "allowedHosts": ["127.0.0.1"], "forbidAllowUnencrypted": true, "requireRevocationCheck": true }""");
        var connection = engine.Succeed($"Connect-GijServer -PassThru {server.BaseUri} -Token $token").Output[0];
        Assert.Equal(RevocationCheck.Online, ((GijServer)connection.BaseObject).CheckRevocation);
        Assert.NotEmpty(server.Requests);
    }

    [Fact]
    public void A_token_goes_to_no_git_host_that_is_not_allowed()
    {
        File.WriteAllText(file, """{ "allowedHosts": ["127.0.0.1"] }""");
        engine.Succeed($"Connect-GijServer {server.BaseUri} -Token $token");
        var script = "Get-GijScanPreview 4 -Pat $token -Origin https://gitlab.example.invalid";
        Assert.Equal(["PolicyViolation"], engine.Run(script).ErrorIds);
    }

    [Theory]
    [InlineData("{ \"allowedHost\": [] }")]
    [InlineData(null)]
    public void A_policy_that_cannot_be_read_stops_every_connection_but_the_one_in_memory(string? content)
    {
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }

        Assert.Equal(["PolicyUnreadable"], engine.Run($"Connect-GijServer {server.BaseUri} -Token $token").ErrorIds);
        Assert.Empty(server.Requests);
        engine.Succeed("Connect-GijServer -Sandbox; Get-GijIntegration 1");
    }

    [Theory]
    [InlineData("""{ "allowedHosts": ["jira.example.com"] }""", "PolicyViolation")]
    [InlineData("{ not JSON", "PolicyUnreadable")]
    public void The_login_of_the_environment_keeps_to_the_rules_too(string content, string id)
    {
        File.WriteAllText(file, content);
        Environment.SetEnvironmentVariable("GIJ_SERVER", $"{server.BaseUri}");
        Environment.SetEnvironmentVariable("GIJ_TOKEN", server.Sandbox.AdministratorToken);

        Assert.Equal([id], engine.Run("Get-GijIntegration").ErrorIds);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_new_login_to_an_open_connection_keeps_to_the_rules_too()
    {
        File.WriteAllText(file, "{}");
        engine.Succeed($"Connect-GijServer {server.BaseUri} -Token $token -Name prod");
        var before = server.Requests.Count;
        File.WriteAllText(file, """{ "allowedHosts": [] }""");
        Assert.Equal(["PolicyViolation"], engine.Run($"Connect-GijServer {server.BaseUri} -Token $token -Name prod").ErrorIds);
        Assert.Equal(before, server.Requests.Count);
    }

    public void Dispose()
    {
        foreach (var name in new[] { Policy, "GIJ_SERVER", "GIJ_TOKEN" })
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        File.Delete(file);
        engine.Dispose();
        server.Dispose();
    }
}
