using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Which git hosts Cloud can reach, by their names and by DNS.</summary>
public class CloudReachTests
{
    private readonly ConcurrentQueue<string> asked = new();

    [Theory]
    [InlineData("https://git.corp/x", "git.corp")]
    [InlineData("https://git/x.git", "git")]
    [InlineData("ssh://git@10.1.2.3:7999/x.git", "10.1.2.3")]
    [InlineData("git@localhost:x.git", "localhost")]
    [InlineData("http://[fd00::1]:8080/", "[fd00::1]")]
    [InlineData("https://svc:geheim@git.local", "git.local")]
    public void Private_hosts_are_found_by_their_names(string origin, string host)
    {
        var finding = Assert.Single(With(origin).ByRules());
        Assert.Equal((host, "Host", CloudOutcome.NotAvailable), (finding.Value, finding.Setting, finding.Outcome));
        Assert.DoesNotContain("geheim", finding.Reason, StringComparison.Ordinal);
        Assert.Empty(asked);
    }

    [Theory]
    [InlineData("https://git.example.com")]
    [InlineData("https://8.8.8.8/x")]
    [InlineData("/srv/git/x")]
    [InlineData("")]
    public void Nothing_is_against_other_addresses(string origin) => Assert.Empty(With(origin).ByRules());

    [Fact]
    public async Task Each_name_is_looked_up_once_and_private_ones_and_addresses_are_not()
    {
        var reach = With(
            "https://public.example.com",
            "https://PUBLIC.example.com/other",
            "https://private.example.com",
            "https://both.example.com",
            "https://gone.example.com",
            "https://git.corp",
            "https://8.8.8.8"
        );
        var found = await reach.ByDnsAsync(CancellationToken.None);
        Assert.Equal(
            ["both.example.com", "gone.example.com", "private.example.com", "public.example.com"],
            asked.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [("gone.example.com", CloudOutcome.Unstated), ("private.example.com", CloudOutcome.NotAvailable)],
            found.Select(one => (one.Value!, one.Outcome)).Order()
        );
        Assert.Contains("10.0.0.7", found.Single(one => one.Outcome == CloudOutcome.NotAvailable).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_server_that_is_silent_is_not_waited_for()
    {
        var finding = Assert.Single(await With("https://silent.example.com").ByDnsAsync(CancellationToken.None));
        Assert.Equal(CloudOutcome.Unstated, finding.Outcome);
        Assert.Contains("DNS didn't answer within 5 seconds", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_at_once()
    {
        using var stop = new CancellationTokenSource();
        var waiting = With("https://silent.example.com").ByDnsAsync(stop.Token);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(3)));
    }

    private CloudReach With(params string[] origins)
    {
        var reach = new CloudReach(CloudFacts.All, LookUpAsync);
        foreach (var (origin, index) in origins.Select((origin, index) => (origin, index)))
        {
            reach.Add(IntegrationAt(index + 1, origin));
        }

        return reach;
    }

    private static GijIntegration IntegrationAt(int id, string origin)
    {
        var integration = new GijIntegration(id, IntegrationTypes.GitHubServer);
        integration.TakeOver(SharedFields.Origin, origin);
        return integration;
    }

    private async Task<IPAddress[]> LookUpAsync(string name)
    {
        asked.Enqueue(name);
        if (name.StartsWith("silent", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromSeconds(30));
        }

        return name.Split('.')[0] switch
        {
            "public" => [IPAddress.Parse("93.184.216.34")],
            "private" => [IPAddress.Parse("10.0.0.7")],
            "both" => [IPAddress.Parse("10.0.0.7"), IPAddress.Parse("93.184.216.34")],
            _ => throw new SocketException((int)SocketError.HostNotFound),
        };
    }
}
