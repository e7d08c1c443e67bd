using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What the module remembers: for each runspace its own, and nothing once it is removed.</summary>
public sealed class StateTests : IDisposable
{
    private const int Rounds = 50;

    private readonly LoopbackServer one = new("/one"),
        other = new("/other");

    [Fact]
    public async Task Two_runspaces_with_different_defaults_never_mix()
    {
        using var first = new Engine().ConnectTo(one, "same");
        using var second = new Engine().ConnectTo(other, "same");
        await Task.WhenAll(Task.Run(() => Change(first, "one")), Task.Run(() => Change(second, "other")));

        Assert.All(one.Writes, write => Assert.Contains("\"one\"", write.Body, StringComparison.Ordinal));
        Assert.All(other.Writes, write => Assert.Contains("\"other\"", write.Body, StringComparison.Ordinal));
        Assert.Equal((Rounds, Rounds), (one.Writes.Count, other.Writes.Count));

        static void Change(Engine engine, string name) =>
            engine.Succeed($"1..{Rounds} | ForEach-Object {{ Set-GijIntegration 1 -DisplayName '{name}' }}");
    }

    [Fact]
    public void Parallel_pipelines_have_defaults_of_their_own_and_take_a_connection_that_is_handed_over()
    {
        using var engine = new Engine()
            .ConnectTo(one, "one")
            .With("module", Module.Manifest)
            .With("address", other.BaseUri)
            .WithSecret("secret", other.Sandbox.AdministratorToken);
        var outcome = engine.Run(
            """
            $mine = Get-GijServer one
            1..20 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:module
                if (Get-GijServer) { throw 'a connection came along unasked' }
                if ($_ % 2) {
                    Set-GijIntegration $_ -DisplayName 'one' -Server $using:mine -ErrorAction SilentlyContinue
                } else {
                    Connect-GijServer $using:address -Token $using:secret -SkipTest
                    Set-GijIntegration $_ -DisplayName 'other' -ErrorAction SilentlyContinue
                    Disconnect-GijServer
                }
            }
            """
        );

        Assert.Empty(outcome.AllErrors);
        Assert.Equal((10, 10), (one.Writes.Count, other.Writes.Count));
        Assert.All(one.Writes, write => Assert.Contains("\"one\"", write.Body, StringComparison.Ordinal));
        Assert.All(other.Writes, write => Assert.Contains("\"other\"", write.Body, StringComparison.Ordinal));
        Assert.Equal(["one"], engine.Succeed("Get-GijServer | ForEach-Object Name").Output.Select(name => $"{name}"));
    }

    [Fact]
    public void A_default_that_is_handed_over_is_listed_where_it_is_used_and_closed_only_where_it_was_opened()
    {
        using var engine = new Engine().ConnectTo(one, "one").With("module", Module.Manifest);
        var outcome = engine.Succeed(
            """
            $mine = Get-GijServer one
            1..2 | ForEach-Object -Parallel {
                Import-Module $using:module
                Set-GijServer $using:mine
                "$((Get-GijServer).Name) $((Get-GijIntegration 3 -Server one).Id)"
                Disconnect-GijServer
                "$(@(Get-GijServer).Count) $($using:mine.IsOpen)"
                Set-GijServer $using:mine
                Remove-Module GitIntegration
            }
            (Get-GijIntegration 3).Id
            """
        );
        Assert.Equal(["0 True", "0 True", "3", "one 3", "one 3"], outcome.Output.Select(text => $"{text}").Order());
    }

    [Fact]
    public async Task Removing_the_module_closes_every_connection_and_keeps_none_alive()
    {
        var connections = ImportUseAndRemove();
        await one.AllClosedAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(one.Opened, 2 * Rounds, int.MaxValue);
        // The last one may still be on the stack of the runspace or in the locals of its last command.
        Assert.InRange(connections.Count(connection => connection.TryGetTarget(out _)), 0, 2);
    }

    [Theory]
    [InlineData("1..50 | ForEach-Object { Get-GijIntegration 3 }")]
    [InlineData("1..50 | ForEach-Object { Set-GijIntegration 3 -TagsFilter '^v' }")]
    [InlineData("1..50 | ForEach-Object { Get-GijIntegration 99 }", 100)]
    [InlineData("1..50 | ForEach-Object { Get-GijIntegration | Where-Object Id -EQ 13 }")]
    public void Requests_one_after_another_share_one_connection_also_when_they_fail(string script, int requests = 50)
    {
        using var engine = new Engine().ConnectTo(one);
        engine.Run(script);
        Assert.Equal((3 + requests, 1), (one.Requests.Count, one.Opened));
    }

    [Fact]
    public async Task A_connect_that_fails_leaves_no_connection_behind()
    {
        using var engine = new Engine().WithSecret("token", "wrong");
        Assert.Equal(["AuthenticationFailed"], engine.Run($"Connect-GijServer {one.BaseUri} -Token $token").ErrorIds);
        await one.AllClosedAsync();
        Assert.Equal(1, one.Opened);
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
    }

    private List<WeakReference<GijServer>> ImportUseAndRemove()
    {
        using var engine = new Engine()
            .With("module", Module.Manifest)
            .With("address", one.BaseUri)
            .WithSecret("token", one.Sandbox.AdministratorToken);
        var connections = new List<WeakReference<GijServer>>();
        for (var round = 0; round < Rounds; round++)
        {
            var outcome = engine.Succeed(
                """
                Import-Module $module -Force
                Connect-GijServer $address -Token $token -Name a
                Connect-GijServer $address -Token $token -Name b
                $null = Get-GijIntegration
                Remove-Module GitIntegration
                """
            );
            connections.AddRange(outcome.Output.Select(item => new WeakReference<GijServer>((GijServer)item.BaseObject)));
        }

        engine.Succeed("Import-Module $module");
        return connections;
    }
}
