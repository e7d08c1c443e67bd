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
        Assert.Equal(3, engine.Succeed("Get-GijIntegration 3").Integration.Id);
        Assert.Equal($"Bearer {server.Sandbox.AdministratorToken}", Assert.Single(server.Requests).Headers["Authorization"]);
        Assert.Single(engine.Succeed("Get-GijServer").Output);
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

    private static void Set(string? address, string? token)
    {
        Environment.SetEnvironmentVariable("GIJ_SERVER", address);
        Environment.SetEnvironmentVariable("GIJ_TOKEN", token);
    }
}
