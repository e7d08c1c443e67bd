using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The git hosts of integrations and plain repositories, each once, and whether Cloud can reach them.</summary>
/// <param name="facts">What is said about hosts.</param>
/// <param name="lookUp">Returns the addresses of a name; null for DNS.</param>
internal sealed class CloudReach(CloudFacts facts, Func<string, Task<IPAddress[]>>? lookUp = null)
{
    private const int LookUpsAtOnce = 8;

    private static readonly TimeSpan LongestLookUp = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(string Server, string Host), HostUse> uses = [];

    /// <summary>Notes down the host of an object.</summary>
    public void Add(GijResource one)
    {
        if (HostName.In((one.ReadValue(SharedFields.Origin) as string)?.Trim()) is not { } host)
        {
            return;
        }

        var key = (one.Connection?.Name ?? string.Empty, host.ToLowerInvariant());
        if (!uses.TryGetValue(key, out var use))
        {
            uses[key] = use = new HostUse();
        }

        use.Add(one);
    }

    private (CloudFact? Fact, string Why) Unreal => (facts.Hosts.Unresolved, "the hosts of the sandbox aren't looked up");

    /// <summary>All hosts, and who uses each.</summary>
    public IReadOnlyList<(string Host, string Users)> All =>
        [.. uses.OrderBy(use => use.Key.Host, StringComparer.Ordinal).Select(use => (use.Key.Host, $"{use.Value}"))];

    /// <summary>The hosts that Cloud can't reach by the rules for names and addresses. Nothing is asked.</summary>
    public IReadOnlyList<GijCloudReadiness> ByRules() =>
        [
            .. from use in uses
            let why = PublicAddress.WhyNot(use.Key.Host)
            where why is not null
            select Make(use.Key, facts.Hosts.Private, why),
        ];

    /// <summary>The other hosts that Cloud can't reach according to DNS, or that DNS doesn't tell.</summary>
    public async Task<IReadOnlyList<GijCloudReadiness>> ByDnsAsync(CancellationToken cancellationToken)
    {
        var hosts = uses.Keys.Where(key => PublicAddress.WhyNot(key.Host) is null && !IsAddress(key.Host)).ToArray();
        using var room = new SemaphoreSlim(LookUpsAtOnce);
        var names = hosts.Where(key => !uses[key].IsInMemory).Select(key => key.Host).Distinct().ToArray();
        var found = await Task.WhenAll(names.Select(LookUpInTurnAsync)).ConfigureAwait(false);
        var byName = names.Zip(found, (name, one) => (name, one)).ToDictionary(pair => pair.name, pair => pair.one);
        var judged = hosts.Select(key => (Key: key, Finding: uses[key].IsInMemory ? Unreal : byName[key.Host]));
        return [.. judged.Where(one => one.Finding.Fact is not null).Select(one => Make(one.Key, one.Finding.Fact!, one.Finding.Why))];

        async Task<(CloudFact? Fact, string Why)> LookUpInTurnAsync(string name)
        {
            await room.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await LookUpAsync(name, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                room.Release();
            }
        }
    }

    private static bool IsAddress(string host) => IPAddress.TryParse(host.Trim('[', ']'), out _);

    private async Task<(CloudFact? Fact, string Why)> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = Task.Run(() => (lookUp ?? Dns.GetHostAddressesAsync)(name), end.Token);
        var first = await Task.WhenAny(asking, Task.Delay(LongestLookUp, end.Token)).ConfigureAwait(false);
        end.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        if (first != asking)
        {
            // DNS can't be canceled: what it says later is of no use.
            _ = asking.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return (facts.Hosts.Unresolved, $"DNS didn't answer within {LongestLookUp.TotalSeconds} seconds");
        }

        try
        {
            return Judge(await asking.ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            return (facts.Hosts.Unresolved, $"DNS: {failure.Message.TrimEnd('.')}");
        }
    }

    private (CloudFact? Fact, string Why) Judge(IPAddress[] addresses)
    {
        if (addresses.Length == 0)
        {
            return (facts.Hosts.Unresolved, "DNS has no address for it");
        }

        var shown = string.Join(", ", addresses.Select(address => $"{address}").Distinct());
        return Array.Exists(addresses, PublicAddress.IsPublic)
            ? (null, string.Empty)
            : (facts.Hosts.Private, $"from here, DNS says {shown}");
    }

    private GijCloudReadiness Make((string Server, string Host) key, CloudFact fact, string why)
    {
        var use = uses[key];
        return new GijCloudReadiness(fact, key.Server.Length > 0 ? key.Server : null)
        {
            Setting = GijCloudReadiness.HostSetting,
            Value = key.Host,
            Integration = use.Integration.Name,
            IntegrationId = use.Integration.Id,
            Repository = use.Repository.Name,
            RepositoryId = use.Repository.Id,
            Remark = $"Here: {why}. Used by {use}.",
        };
    }

    /// <summary>Who uses a host: how many, and the one if there's only one. No objects are kept: there can be very many.</summary>
    private sealed class HostUse
    {
        private int integrations,
            repositories;

        /// <summary>True for a host of the sandbox, which isn't real.</summary>
        public bool IsInMemory { get; private set; }

        public (string? Name, int? Id) Integration { get; private set; }

        public (string? Name, int? Id) Repository { get; private set; }

        public void Add(GijResource one)
        {
            IsInMemory = one.Connection?.GitHosts is not null;
            var isFirst = integrations + repositories == 0;
            var isIntegration = one is GijIntegration;
            (integrations, repositories) = isIntegration ? (integrations + 1, repositories) : (integrations, repositories + 1);
            Integration = isFirst && isIntegration ? (one.DisplayName, one.Id) : (null, null);
            Repository = isFirst && !isIntegration ? (one.DisplayName, one.Id) : (null, null);
        }

        public override string ToString()
        {
            string[] parts =
            [
                Counted(integrations, "integration", "integrations"),
                Counted(repositories, "plain repository", "plain repositories"),
            ];
            return string.Join(" and ", parts.Where(part => part.Length > 0));
        }

        private static string Counted(int count, string one, string many) =>
            count == 0 ? string.Empty
            : count == 1 ? $"1 {one}"
            : FormattableString.Invariant($"{count} {many}");
    }
}
