using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Reads what rules look at: three lists at most, whatever the number of rules.</summary>
/// <param name="server">The server.</param>
/// <param name="observer">Is told of the requests.</param>
/// <param name="needs">What the rules need.</param>
internal sealed class HealthReader(GijServer server, IRequestObserver observer, HealthNeeds needs)
{
    private readonly Dictionary<HealthNeeds, string> whyMissing = [];
    private readonly List<GijRepository> plain = [];
    private readonly List<RepositoryFacts> nested = [];

    /// <summary>Reads everything. What can't be read besides the integrations is left out, and why.</summary>
    /// <param name="ledger">The expiry dates of tokens, or null.</param>
    /// <param name="whyNoLedger">Why there are none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException">The integrations can't be read, or the login is wrong.</exception>
    public async Task<HealthData> ReadAsync(TokenLedger? ledger, string whyNoLedger, CancellationToken cancellationToken)
    {
        var integrations = await new ResourceClient<GijIntegration>(server, observer).GetAllAsync(cancellationToken).ConfigureAwait(false);
        var hasRepositories = await TryAsync(HealthNeeds.Repositories, ReadRepositoriesAsync, cancellationToken).ConfigureAwait(false);
        ISet<long>? projects = null;
        await TryAsync(
                HealthNeeds.Projects,
                async token => projects = await ReadProjectsAsync(token).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (needs.HasFlag(HealthNeeds.Ledger) && ledger is null)
        {
            whyMissing.Add(HealthNeeds.Ledger, whyNoLedger);
        }

        return new HealthData(server.Name, server.Address, server.Transport.Clock.Now().LocalDateTime, [.. integrations])
        {
            PlainRepositories = hasRepositories ? plain : [],
            Repositories = hasRepositories ? nested : null,
            Projects = projects,
            Ledger = ledger?.Entries.Where(entry => entry.Server == server.Address).ToDictionary(entry => entry.IntegrationId),
            WhyMissing = whyMissing,
        };
    }

    private Task ReadRepositoriesAsync(CancellationToken cancellationToken)
    {
        var seen = new HashSet<int>();
        return new ResourceClient<GijRepository>(server, observer).ListAsync(Take, ResponseLimit.Searched, cancellationToken);

        void Take(IReadOnlyList<GijRepository> batch)
        {
            var fresh = batch.Where(one => seen.Add(one.Id)).ToLookup(one => one.IntegrationId is null);
            plain.AddRange(fresh[true]);
            nested.AddRange(fresh[false].Select(one => new RepositoryFacts(one)));
        }
    }

    private async Task<ISet<long>> ReadProjectsAsync(CancellationToken cancellationToken)
    {
        var ids = new HashSet<long>();
        await new JiraClient(server.Transport, observer)
            .ListProjectsAsync(server.Name, project => ids.Add(project.Id), ResponseLimit.Searched, cancellationToken)
            .ConfigureAwait(false);
        return ids;
    }

    private async Task<bool> TryAsync(HealthNeeds need, Func<CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        if (!needs.HasFlag(need))
        {
            return false;
        }

        try
        {
            await read(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (GijException failure) when (!failure.EndsCommand)
        {
            whyMissing.Add(need, failure.Summary);
            return false;
        }
    }
}
