using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>
/// Asks a git host for its repositories, page by page. It sends the login to the host's own origin only, and nothing but GET.
/// </summary>
internal sealed class HostClient : IDisposable
{
    /// <summary>The most pages that are read: 100,000 repositories and more.</summary>
    private const int MaximumPages = 2000;

    /// <summary>The most values and names on one page: 5,000 repositories of Azure DevOps, which pages none, and more.</summary>
    private const int MaximumTokens = 1_000_000;

    private const string ContinuationHeader = "x-ms-continuationtoken";

    /// <summary>
    /// An address and what is said of it. A hostile host can send any text, so nothing in the pattern can match in two ways.
    /// </summary>
    private static readonly Regex Links = new(
        "<(?<address>[^<>]*)>(?<about>[^<]*)",
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout
    );

    private static readonly Regex IsNext = new(
        ";[ ]?rel=\"?next\\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Regex.InfiniteMatchTimeout
    );

    private readonly HostRequest request;
    private readonly IRequestObserver observer;
    private readonly ApiTransport transport;

    /// <param name="request">How the host is asked.</param>
    /// <param name="jira">The connection whose integration it is: its timeouts hold here too.</param>
    /// <param name="observer">Is told what happens to the requests.</param>
    /// <exception cref="GijException">A policy forbids the connection, or it wouldn't be encrypted.</exception>
    public HostClient(HostRequest request, GijServer jira, IRequestObserver observer)
    {
        this.request = request;
        this.observer = observer;
        var options = new ConnectionOptions(request.Root, request.Login)
        {
            Timeout = jira.Timeout,
            RequestTimeout = jira.RequestTimeout,
            Handler = jira.GitHosts,
            Journal = jira.Journal,
        };
        if (!ServerAddress.MayCarryLogin(options))
        {
            throw GijErrors.HostUnavailable(Host, Reasons.Named("HostUnencrypted"));
        }

        var policies = options.Handler is null ? PolicySet.Read() : PolicySet.None;
        transport = new ApiTransport(options, policies.Require(options), Host, request.Root.AbsoluteUri.TrimEnd('/'), journal: null);
    }

    private string Host => request.Root.Authority;

    /// <summary>Reads all pages.</summary>
    /// <param name="take">Called with the repositories of each page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.HostRefused"/> or <see cref="GijErrorId.HostUnavailable"/>.</exception>
    public async Task ListAsync(Action<JArray> take, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Uri>();
        for (Uri? address = request.Address; address is not null; )
        {
            if (!seen.Add(address))
            {
                throw GijErrors.HostUnavailable(Host, Reasons.Named("HostPagesLoop"));
            }

            if (seen.Count > MaximumPages)
            {
                throw GijErrors.HostUnavailable(Host, Reasons.Named("HostPagesTooMany", MaximumPages));
            }

            var (page, next) = await ReadAsync(address, seen.Count == 1, cancellationToken).ConfigureAwait(false);
            take(ListShape.ItemsOf(page) ?? throw GijErrors.HostUnavailable(Host, Reasons.Named("NotHostRepositories")));
            address = next;
        }
    }

    public void Dispose() => transport.Dispose();

    private async Task<(JToken Page, Uri? Next)> ReadAsync(Uri address, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            var call = new ApiRequest(HttpMethod.Get, address.PathAndQuery.Substring(1), "the list of repositories")
            {
                Observer = observer,
                IsFirst = isFirst,
                IsPathOfUser = true,
                IsForHost = true,
                Limit = ResponseLimit.Page,
            };
            return await transport
                .ReadAsync(call, response => (response.ReadTree(MaximumTokens), NextOf(response, address)), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (GijException failure) when (failure.StatusCode is 401 or 403 && !failure.ResponseBody.ContainsIgnoringCase("rate limit"))
        {
            throw GijErrors.HostRefused(Host, failure);
        }
        catch (GijException failure) when (failure.StatusCode == 404)
        {
            throw GijErrors.HostUnavailable(Host, Reasons.Named("HostHasNoPath", address.AbsolutePath));
        }
        catch (GijException failure) when (failure.Id is not (GijErrorId.HostUnavailable or GijErrorId.HostRefused))
        {
            throw GijErrors.HostUnavailable(Host, failure);
        }
    }

    /// <summary>The address of the next page; null behind the last.</summary>
    private Uri? NextOf(ApiResponse response, Uri address)
    {
        if (response.Header(ContinuationHeader) is { Length: > 0 } token)
        {
            return new Uri($"{request.Address.AbsoluteUri}&continuationToken={Uri.EscapeDataString(token)}");
        }

        var links = Links.Matches(response.Header("Link") ?? string.Empty).Cast<Match>();
        if (links.FirstOrDefault(link => IsNext.IsMatch(link.Groups["about"].Value)) is not { } found)
        {
            return null;
        }

        var isAddress = Uri.TryCreate(address, found.Groups["address"].Value, out var next);
        return isAddress && next!.GetLeftPart(UriPartial.Authority) == request.Address.GetLeftPart(UriPartial.Authority)
            ? next
            : throw GijErrors.HostUnavailable(
                Host,
                isAddress ? Reasons.Named("NextPageElsewhere", next!.Authority) : Reasons.Named("NextPageUnusable")
            );
    }
}
