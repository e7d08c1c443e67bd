using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Ctrl-C while the server keeps silent.</summary>
public sealed class StopTests : IDisposable
{
    /// <summary>Ends a test that would hang; nothing is measured by it.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(30);

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    [Theory]
    [InlineData("Get-GijIntegration 5", "GET /rest/gitplugin/1.0/integration/5", null)]
    [InlineData("Get-GijIntegration 5", "GET /rest/gitplugin/1.0/integration/5", "{")]
    [InlineData("Get-GijIntegration", "GET /rest/gitplugin/1.0/integration", null)]
    [InlineData("Get-GijIntegration", "GET /rest/gitplugin/1.0/integration", "{\"integrations\":[{\"id\":1},")]
    [InlineData("Set-GijIntegration 5 -Disabled $true", "PUT /rest/gitplugin/1.0/integration/5", null)]
    [InlineData("@{ displayName = 'TFS 2018' } | Compare-GijIntegration", "GET /rest/api/2/project", "[")]
    [InlineData("Test-GijServer", "GET /status", null)]
    [InlineData("@{ id = 460; mainBranch = 'x' } | Import-GijBulkFile", "GET /rest/gitplugin/1.0/configuration", "id\torigin\n1\t")]
    [InlineData("Connect-GijServer $address -Token $token -Name other", "GET /rest/api/2/myself", "{")]
    public async Task Ends_the_command_while_the_server_keeps_silent(string script, string request, string? firstPart)
    {
        engine.ConnectTo(server).With("address", server.BaseUri);
        var silence = server.FallSilentOn(request, firstPart);
        using var command = engine.Script(script);
        var running = command.InvokeAsync();
        await silence.Begun;

        var stopping = Task.Factory.FromAsync(command.BeginStop, command.EndStop, null);
        await stopping.WaitAsync(TooLong);
        await Assert.ThrowsAnyAsync<RuntimeException>(() => running);
        Assert.Equal(PSInvocationState.Stopped, command.InvocationStateInfo.State);
        Assert.Empty(command.Streams.Error);
        await silence.Ended.WaitAsync(TooLong);
    }

    [Fact]
    public async Task What_throws_downstream_ends_the_wait_before_another_try()
    {
        engine.ConnectTo(server);
        server.On("POST /rest/gitplugin/1.0/integration", 503, "text/html", "busy", ("Retry-After", "1"));
        var wait = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var connection = (GijServer)engine.Succeed("Get-GijServer").Output.Single().BaseObject;
        connection.Transport.Clock.Delay = (_, token) =>
        {
            wait.TrySetResult(token);
            return Task.Delay(Timeout.Infinite, token);
        };
        var outcome = engine.Run(
            """
            New-GijIntegration -Type FILESPACE -Origin /srv/x/* -FolderDepth 1 -Verbose 4>&1 |
                ForEach-Object { if ("$_" -match 'trying again') { throw 'my own' } }
            """
        );
        Assert.Equal("my own", outcome.AllErrors.Single().Exception.Message);

        // What throws can be faster than the wait that was announced.
        Assert.True((await wait.Task.WaitAsync(TooLong)).IsCancellationRequested);
    }

    [Fact]
    public async Task A_sync_says_which_change_is_uncertain_and_how_many_are_left()
    {
        engine.ConnectTo(server);
        var silence = server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/4");
        using var command = engine.Script("1, 4, 9 | ForEach-Object { @{ match = @{ id = $_ }; tagsFilter = 'x' } } | Sync-GijIntegration");
        var running = command.InvokeAsync();
        await silence.Begun;
        await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null).WaitAsync(TooLong);
        await Assert.ThrowsAnyAsync<RuntimeException>(() => running);
        Assert.Contains("may have been made: Change integration 4 'Platform GitLab' on test. Not reached: 1.", engine.Screen);
        Assert.Equal(2, server.Writes.Count);
    }

    [Theory]
    [InlineData("POST /rest/gitplugin/1.0/configuration.json", "may have been made: Import the piped rows into test (")]
    [InlineData("GET /rest/gitplugin/1.0/configuration/progress.json", "Import 142 continues on the server.")]
    public async Task An_import_says_that_the_server_may_go_on(string request, string warning)
    {
        engine.ConnectTo(server);
        var silence = server.FallSilentOn(request);
        using var command = engine.Script("@{ id = 460; mainBranch = 'main' } | Import-GijBulkFile -Wait");
        var running = command.InvokeAsync();
        await silence.Begun;
        await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null).WaitAsync(TooLong);
        await Assert.ThrowsAnyAsync<RuntimeException>(() => running);
        Assert.Contains(warning, engine.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "New-GijIntegration -Type FILESPACE -Origin /srv/x/* -FolderDepth 1",
        "POST /rest/gitplugin/1.0/integration",
        "Create an integration"
    )]
    [InlineData("New-GijRepository -Origin https://git.example.com/x.git", "POST /rest/gitplugin/1.0/repository", "Create a repository")]
    [InlineData("Start-GijReindex -All -Confirm:$false", "POST /rest/gitplugin/2.0/reindex", "Reindex all repositories")]
    [InlineData(
        "Set-GijGlobalSetting -AltJiraBaseUrl https://j.example.com -Confirm:$false",
        "POST /rest/gitplugin/1.0/global-settings",
        "Set the global setting"
    )]
    [InlineData("Invoke-GijRestMethod rest/x/1 POST -Confirm:$false", "POST /rest/x/1", "Send POST /rest/x/1")]
    public async Task A_single_change_that_is_stopped_may_have_been_made(string command, string request, string change)
    {
        engine.ConnectTo(server);
        var silence = server.FallSilentOn(request);
        using var script = engine.Script(command);
        var running = script.InvokeAsync();
        await silence.Begun.WaitAsync(TooLong);
        await Task.Factory.FromAsync(script.BeginStop, script.EndStop, null).WaitAsync(TooLong);
        await Assert.ThrowsAnyAsync<RuntimeException>(() => running);
        Assert.Contains($"Stopped during this change, which may have been made: {change}", engine.Screen, StringComparison.Ordinal);
        Assert.All(
            engine.Screen.Split(' ', '.', '\n').Where(word => word.Contains("-Gij", StringComparison.Ordinal)),
            advised => engine.Succeed($"Get-Command {advised}")
        );
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
