using System;
using System.Management.Automation;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Ctrl-C while the server keeps silent.</summary>
public sealed class StopTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    [Theory]
    [InlineData("Get-GijIntegration 5", "GET /rest/gitplugin/1.0/integration/5", null)]
    [InlineData("Get-GijIntegration 5", "GET /rest/gitplugin/1.0/integration/5", "{")]
    [InlineData("Get-GijIntegration", "GET /rest/gitplugin/1.0/integration", null)]
    [InlineData("Get-GijIntegration", "GET /rest/gitplugin/1.0/integration", "{\"integrations\":[{\"id\":1},")]
    [InlineData("Set-GijIntegration 5 -Disabled $true", "PUT /rest/gitplugin/1.0/integration/5", null)]
    [InlineData("Test-GijServer", "GET /status", null)]
    [InlineData("Connect-GijServer $address -Token $token -Name other", "GET /rest/api/2/myself", "{")]
    public async Task Ends_the_command_within_a_second(string script, string request, string? firstPart)
    {
        engine.ConnectTo(server).With("address", server.BaseUri);
        var silence = server.FallSilentOn(request, firstPart);
        using var command = engine.Script(script);
        var running = command.InvokeAsync();
        await silence.Begun;

        var stopping = Task.Factory.FromAsync(command.BeginStop, command.EndStop, null);
        Assert.Same(stopping, await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(1))));
        await Assert.ThrowsAnyAsync<RuntimeException>(() => running);
        Assert.Equal(PSInvocationState.Stopped, command.InvocationStateInfo.State);
        Assert.Empty(command.Streams.Error);
        await silence.Ended.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
