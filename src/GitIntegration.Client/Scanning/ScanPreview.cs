using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>Finds out what the next scan of an integration would do, by asking the git host as the app would.</summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Is told what happens to the requests.</param>
internal sealed class ScanPreview(GijServer server, IRequestObserver observer)
{
    private const int MaximumRepositories = 100_000;

    /// <summary>The most that is kept of all names and addresses.</summary>
    private const long MaximumCharacters = 64 * 1024 * 1024;

    private readonly ResourceClient<GijRepository> repositories = new(server, observer);
    private readonly ConcurrentDictionary<(Uri Host, SecureString? Secret), GijException> refused = new();

    /// <summary>Compares what the host lists with what Jira has.</summary>
    /// <param name="source">What the host is asked with.</param>
    /// <param name="saved">A list that was saved, in place of the host's answer; null to ask the host.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GijException">The host can't be asked, or the filter can't be used.</exception>
    public async Task<ScanResult> RunAsync(ScanSource source, HostList? saved, CancellationToken cancellationToken)
    {
        var listing = new Listing(source, saved?.Shape);
        if (saved is not null)
        {
            listing.Add(saved.Items);
        }
        else
        {
            await ListAsync(HostRequest.Of(source), source, listing, cancellationToken).ConfigureAwait(false);
        }

        var all = await repositories.GetAllAsync(cancellationToken).ConfigureAwait(false);
        return Compare(source.Integration, listing, all.Where(one => one.IntegrationId == source.Integration.Id));
    }

    /// <summary>Asks the host. A login that it has refused isn't tried again, or an account would be locked.</summary>
    private async Task ListAsync(HostRequest request, ScanSource source, Listing listing, CancellationToken cancellationToken)
    {
        var login = (request.Root, source.Pat ?? source.Password);
        if (refused.TryGetValue(login, out var earlier))
        {
            throw GijErrors.HostRefused(request.Root.Authority, earlier);
        }

        try
        {
            using var host = new HostClient(request, server, observer);
            await host.ListAsync(listing.Add, cancellationToken).ConfigureAwait(false);
        }
        catch (GijException failure) when (failure.Id == GijErrorId.HostRefused)
        {
            refused[login] = failure;
            throw;
        }
    }

    private static ScanResult Compare(GijIntegration integration, Listing listing, IEnumerable<GijRepository> present)
    {
        var matcher = new RepositoryMatcher(listing.All);
        var effects = new List<GijScanEffect>();
        var known = new HashSet<HostRepository>();
        foreach (var repository in present)
        {
            var found = matcher.Find(repository);
            if (found is not null)
            {
                known.Add(found);
            }

            var isKept = found is not null && listing.Kept.Contains(found);
            var reason = found is null ? ScanReason.NotListed : ScanReason.Filtered;
            effects.Add(
                new GijScanEffect(
                    integration,
                    RepositoryMatcher.NameOf(repository),
                    isKept ? ScanEffect.Kept : ScanEffect.Removed,
                    isKept ? null : reason,
                    repository.Id
                )
            );
        }

        var added = listing.Kept.Where(one => !known.Contains(one));
        effects.AddRange(added.Select(one => new GijScanEffect(integration, one.Name, ScanEffect.Added, null, null)));
        return new ScanResult(
            integration,
            [.. effects.OrderByDescending(effect => effect.Effect).ThenBy(effect => effect.Name, StringComparer.OrdinalIgnoreCase)]
        );
    }

    /// <summary>What the host lists, and what the filter leaves of it.</summary>
    private sealed class Listing
    {
        private readonly ApiFilter? filter;
        private readonly List<HostRepository> all = [];
        private readonly HashSet<HostRepository> kept = [];
        private readonly Dictionary<string, HostRepository> byAddresses = new(StringComparer.Ordinal);
        private readonly string host;
        private long characters;

        public Listing(ScanSource source, ListShape? shape)
        {
            host = Uri.TryCreate(source.Origin.TrimEnd('*'), UriKind.Absolute, out var origin) ? origin.Authority : source.Origin;
            filter = source.ApiFilter.Length == 0 ? null : new ApiFilter(source.ApiFilter, ListShape.OfType(source.Type) ?? shape);
            RequireUsable();
        }

        public IReadOnlyList<HostRepository> All => all;

        public HashSet<HostRepository> Kept => kept;

        /// <summary>Adds one page. Whether the app applies the filter to each page or to all isn't documented.</summary>
        public void Add(JArray items)
        {
            var left = filter?.Apply(items);
            RequireUsable();
            for (var place = 0; place < items.Count; place++)
            {
                Add(HostRepository.Of(items[place]), isKept: left?.Contains(place) != false);
            }

            if (all.Count > MaximumRepositories || characters > MaximumCharacters)
            {
                throw GijErrors.HostUnavailable(host, Reasons.Named("TooLarge"));
            }
        }

        private void Add(HostRepository? repository, bool isKept)
        {
            if (repository is null)
            {
                throw GijErrors.HostUnavailable(host, Reasons.Named("NotHostRepositories"));
            }

            // One that is made while the host lists its pages moves another one to the next page, which then has it too.
            var key = string.Join("\n", repository.CloneAddresses);
            if (key.Length > 0 && byAddresses.TryGetValue(key, out var earlier))
            {
                repository = earlier;
            }
            else
            {
                characters += repository.Name.Length + key.Length;
                all.Add(repository);
                byAddresses[key] = repository;
            }

            if (isKept)
            {
                kept.Add(repository);
            }
        }

        private void RequireUsable()
        {
            if (filter?.Errors.FirstOrDefault() is { } error)
            {
                throw GijErrors.InvalidFilterOfScan(IntegrationFields.ApiFilter.ParameterName, $"{error}");
            }
        }
    }
}
