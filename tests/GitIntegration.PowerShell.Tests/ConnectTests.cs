using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Connecting at a prompt, and the cmdlets about connections that go with it.</summary>
public sealed class ConnectTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public ConnectTests() => engine.WithSecret("token", server.Sandbox.AdministratorToken).With("address", server.BaseUri);

    [Fact]
    public void It_says_one_line_and_returns_nothing()
    {
        var outcome = engine.Succeed("Connect-GijServer $address -Token $token -Name prod");
        Assert.Empty(outcome.Output);
        Assert.Empty(outcome.Warnings);
        Assert.Contains(
            "Connected to prod as admin (Jira 9.12.5, app answers)",
            engine.Show("Connect-GijServer $address -Token $token -Name prod")
        );
        Assert.Equal(
            "prod",
            engine.Succeed("(Connect-GijServer $address -Token $token -Name prod -PassThru).Name").Output.Single().BaseObject
        );
    }

    [Theory]
    [InlineData("jira.example.com")]
    [InlineData("sandbox")]
    [InlineData("ftp://jira.example.com")]
    public void Nobody_is_asked_for_a_token_of_what_is_no_address(string address)
    {
        var outcome = engine.Run($"Connect-GijServer {address}");
        Assert.Equal(["InvalidAddress"], outcome.ErrorIds);
        Assert.EndsWith("use -Sandbox.", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["UnencryptedConnection"], engine.Run("Connect-GijServer http://jira.example.com").ErrorIds);
    }

    [Fact]
    public void A_list_behind_it_is_a_table() =>
        Assert.Contains("Id State", engine.Show("Connect-GijServer $address -Token $token; Get-GijIntegration"), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        404,
        "text/html",
        "<html></html>",
        "Git Integration for Jira doesn't answer on prod (HTTP 404). The app may be missing",
        "(Jira 9.12.5)"
    )]
    [InlineData(
        403,
        "application/json",
        "{}",
        "You don't have permission for the list of integrations on prod (HTTP 403).",
        "(Jira 9.12.5, app answers)"
    )]
    public void What_is_wrong_with_the_app_is_a_warning(int status, string type, string body, string warning, string said)
    {
        server.On("GET /rest/gitplugin/1.0/integration", status, type, body);
        var outcome = engine.Succeed("Connect-GijServer $address -Token $token -Name prod");
        Assert.StartsWith(warning, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Contains(said, engine.Show("Connect-GijServer $address -Token $token -Name prod"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_test_nothing_is_sent_and_the_line_says_so()
    {
        Assert.Contains(
            "Connected to prod (not tested)",
            engine.Show("Connect-GijServer $address -Token $token -Name prod -SkipTest"),
            StringComparison.Ordinal
        );
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_host_that_cannot_ask_for_the_token_is_an_error_with_the_parameters()
    {
        var error = engine.Run("Connect-GijServer $address").Error;
        Assert.StartsWith("InvalidLogin", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Add -Token, -Credential, -UseDefaultCredentials or -NoLogin.", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Set_makes_another_connection_the_default()
    {
        engine.Succeed("Connect-GijServer $address -Token $token -Name prod; Connect-GijServer -Sandbox");
        engine.Succeed("Set-GijServer prod -Default -WhatIf");
        Assert.Equal("sandbox", engine.Succeed("(Get-GijIntegration 1).Server").Output.Single().BaseObject);
        engine.Succeed("Set-GijServer prod");
        Assert.Equal("prod", engine.Succeed("(Get-GijIntegration 1).Server").Output.Single().BaseObject);
        Assert.Equal(["NotConnected"], engine.Run("Set-GijServer nowhere -Default").ErrorIds);
    }

    [Theory]
    [InlineData("GET /rest/gitplugin/1.0/integration", 404)]
    [InlineData("GET /rest/api/2/myself", 401)]
    public void A_quiet_test_is_true_or_false_and_never_an_error(string request, int status)
    {
        Assert.Equal(false, engine.Succeed("Test-GijServer -Quiet").Output.Single().BaseObject);
        Assert.Equal(false, engine.Succeed("Test-GijServer nowhere -Quiet").Output.Single().BaseObject);
        engine.Succeed("Connect-GijServer $address -Token $token");
        Assert.Equal(true, engine.Succeed("Test-GijServer -Quiet").Output.Single().BaseObject);
        server.On(request, status, "text/html", "");
        Assert.Equal(false, engine.Succeed("Test-GijServer -Quiet").Output.Single().BaseObject);
    }

    [Fact]
    public void Disconnect_says_what_it_would_do_as_the_others_do()
    {
        engine.Succeed("Connect-GijServer -Sandbox");
        Assert.StartsWith(
            "What if: Disconnect from sandbox (https://sandbox.invalid/jira)",
            engine.Show("Disconnect-GijServer -WhatIf"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("1, 2 | Set-GijIntegration -TagsFilter x -ThrottleLimit 4 -ErrorAction Stop", 1)]
    [InlineData("1, 2 | Disable-GijIntegration -ThrottleLimit 4 -ErrorAction Stop", 1)]
    [InlineData("1, 2 | Set-GijIntegration -TagsFilter x -ErrorAction Stop", 0)]
    [InlineData("1, 2 | Set-GijIntegration -TagsFilter x -ThrottleLimit 4", 0)]
    [InlineData("1, 2 | Get-GijIntegration -ThrottleLimit 4 -ErrorAction Stop", 0)]
    public void A_throttle_limit_that_does_not_hold_is_said_once(string script, int warnings)
    {
        engine.Succeed("Connect-GijServer -Sandbox");
        Assert.Equal(
            warnings,
            engine.Succeed(script).Warnings.Count(text => text.StartsWith("-ErrorAction Stop sets", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_second_sandbox_has_other_ids_for_the_same_projects()
    {
        engine.Succeed("Connect-GijServer -Sandbox; Connect-GijServer -Sandbox -Name staging -NoDefault");
        var ids = engine.Succeed("Get-GijProject OPS; Get-GijProject OPS -Server staging").Output.Select(one => one.Properties["Id"].Value);
        Assert.Equal([10001L, 20001L], ids);
        Assert.Equal([20000L, 20002L], engine.Succeed("Get-GijIntegration 3 -Server staging").Integration.ProjectMappingIds!);
        engine.Succeed("Connect-GijServer -Sandbox -Name staging -NoDefault");
        Assert.Equal(20001L, engine.Succeed("Get-GijProject OPS -Server staging").Output.Single().Properties["Id"].Value);
        Assert.Equal(2, engine.Succeed("Get-GijServer").Output.Select(one => $"{one.Properties["BaseUri"].Value}").Distinct().Count());
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
