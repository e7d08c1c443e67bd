using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Everything that rules look at. What couldn't be read is null, and <see cref="WhyMissing"/> says why.</summary>
/// <param name="server">The name of the connection.</param>
/// <param name="address">The address of Jira.</param>
/// <param name="now">The local time.</param>
/// <param name="integrations">All integrations.</param>
internal sealed class HealthData(string server, string address, DateTime now, IReadOnlyList<GijIntegration> integrations)
{
    private ILookup<int, RepositoryFacts>? nested;

    public string Server => server;

    public string Address => address;

    public DateTime Now => now;

    public IReadOnlyList<GijIntegration> Integrations => integrations;

    /// <summary>The repositories outside integrations.</summary>
    public IReadOnlyList<GijRepository> PlainRepositories { get; init; } = [];

    /// <summary>The repositories within integrations.</summary>
    public IReadOnlyList<RepositoryFacts>? Repositories { get; init; }

    /// <summary>The ids of the projects that the user may see.</summary>
    public ISet<long>? Projects { get; init; }

    /// <summary>The expiry dates of this server's tokens, by integration.</summary>
    public IReadOnlyDictionary<int, GijTokenExpiry>? Ledger { get; init; }

    /// <summary>Why data couldn't be read, as a sentence.</summary>
    public IReadOnlyDictionary<HealthNeeds, string> WhyMissing { get; init; } = new Dictionary<HealthNeeds, string>();

    /// <summary>Integrations and plain repositories, whose settings are mostly the same.</summary>
    public IEnumerable<GijResource> Resources => integrations.Concat<GijResource>(PlainRepositories);

    /// <summary>The repositories within an integration.</summary>
    public IEnumerable<RepositoryFacts> RepositoriesOf(GijIntegration integration) =>
        (nested ??= Repositories!.ToLookup(one => one.IntegrationId))[integration.Id];

    /// <summary>When the token of an integration expires; null without a note.</summary>
    public GijTokenExpiry? ExpiryOf(GijIntegration integration) => Ledger!.TryGetValue(integration.Id, out var expiry) ? expiry : null;

    /// <summary>Why one of these couldn't be read; null if all could.</summary>
    public string? WhyNot(HealthNeeds needs) =>
        WhyMissing.Where(missing => needs.HasFlag(missing.Key)).Select(missing => missing.Value).FirstOrDefault();
}
