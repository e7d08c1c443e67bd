using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>GIJ_SERVER and GIJ_TOKEN. They belong to the whole process, so these tests run alone.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    [Fact]
    public void Both_variables_serve_when_nothing_is_connected()
    {
        Set(server.BaseUri.ToString(), server.Sandbox.AdministratorToken);
        var first = engine.Succeed("Get-GijIntegration 3");
        Assert.Equal(3, first.Integration.Id);
        Assert.Equal([$"Using {server.BaseUri} from GIJ_SERVER and GIJ_TOKEN."], first.Others);
        Assert.Equal($"Bearer {server.Sandbox.AdministratorToken}", Assert.Single(server.Requests).Headers["Authorization"]);
        Assert.Single(engine.Succeed("Get-GijServer").Output);
        Assert.Empty(engine.Succeed("Get-GijServer | Test-GijServer").Others);
    }

    [Theory]
    [InlineData("Get-GijServer | Disconnect-GijServer")]
    [InlineData("Disconnect-GijServer -All")]
    [InlineData("Connect-GijServer -Sandbox; Disconnect-GijServer -All")]
    public void They_are_not_used_after_a_connection_was_closed(string disconnect)
    {
        Set(server.BaseUri.ToString(), server.Sandbox.AdministratorToken);
        engine.Succeed("Test-GijServer");
        engine.Succeed(disconnect);
        var before = server.Requests.Count;

        var outcome = engine.Run("Set-GijIntegration 3 -TagsFilter x");
        Assert.Equal(["NotConnected"], outcome.ErrorIds);
        Assert.Contains("Disconnect-GijServer", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Equal(before, server.Requests.Count);
    }

    [Fact]
    public void They_are_used_again_after_the_module_was_imported_anew()
    {
        Set(server.BaseUri.ToString(), server.Sandbox.AdministratorToken);
        engine.With("manifest", Module.Manifest).Succeed("Get-GijIntegration 3");
        Assert.Equal(3, engine.Succeed("Import-Module $manifest -Force; Get-GijIntegration 3").Integration.Id);
    }

    [Fact]
    public void The_token_goes_to_the_host_that_it_is_for()
    {
        Set(server.BaseUri.ToString(), server.Sandbox.AdministratorToken, server.BaseUri.Authority.ToUpperInvariant());
        Assert.Equal(3, engine.Succeed("Get-GijIntegration 3").Integration.Id);
    }

    [Theory]
    [InlineData("jira.example.com")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("*")]
    public void The_token_goes_to_no_other_host(string host)
    {
        Set(server.BaseUri.ToString(), server.Sandbox.AdministratorToken, host);
        var outcome = engine.Run("Get-GijIntegration 3");
        Assert.Equal(["NotConnected"], outcome.ErrorIds);
        Assert.Contains($"{host} (GIJ_TOKEN_HOST)", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("Set-GijIntegration -Identity ")]
    [InlineData("Get-GijIntegration -Name ")]
    [InlineData("Get-GijIntegration -LiteralName ")]
    [InlineData("Set-GijIntegration 1 -ProjectKey ")]
    [InlineData("Get-GijProject ")]
    [InlineData("Get-GijIntegration -Server ")]
    public void Tab_sends_the_token_nowhere(string line)
    {
        Set(server.BaseUri.ToString(), server.Sandbox.AdministratorToken);
        Assert.Empty(engine.Complete(line));
        Assert.Empty(engine.Succeed("Get-GijServer").Output);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void An_open_connection_comes_first()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(server, "prod", "-NoDefault");
        Set(other.BaseUri.ToString(), other.Sandbox.AdministratorToken);

        Assert.Equal(["NotConnected"], engine.Run("Get-GijIntegration 3").ErrorIds);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(null, "token", "NotConnected")]
    [InlineData("https://jira.example.com", null, "NotConnected")]
    [InlineData("jira.example.com", "token", "InvalidAddress")]
    [InlineData("http://jira.example.com", "token", "UnencryptedConnection")]
    [InlineData("https://jira.example.com", "to ken", "InvalidLogin")]
    public void What_is_missing_or_wrong_is_said(string? address, string? token, string id)
    {
        Set(address, token);
        var outcome = engine.Run("Get-GijIntegration");
        Assert.Equal([id], outcome.ErrorIds);
        Assert.Contains("GIJ_SERVER", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Contains("GIJ_TOKEN", $"{outcome.Error}", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Set(null, null);
        engine.Dispose();
        server.Dispose();
    }

    private static void Set(string? address, string? token, string? host = null)
    {
        Environment.SetEnvironmentVariable("GIJ_TOKEN_HOST", host);
        Environment.SetEnvironmentVariable("GIJ_SERVER", address);
        Environment.SetEnvironmentVariable("GIJ_TOKEN", token);
    }
}
