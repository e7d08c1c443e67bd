using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Asks Jira as whom a connection is logged in.</summary>
internal static class CurrentUser
{
    private const string Path = "rest/api/2/myself",
        Subject = "your user account",
        NameMember = "name";

    /// <summary>The name of the user; null where Jira does not say.</summary>
    /// <exception cref="GijException">The login or the address is wrong.</exception>
    public static Task<string?> ReadAsync(ApiTransport transport, IRequestObserver observer, CancellationToken cancellationToken) =>
        ReadAsync(transport, new ApiRequest(HttpMethod.Get, Path, Subject) { Observer = observer, IsTriedOnce = true }, cancellationToken);

    /// <summary>The same as the first request of a connection.</summary>
    /// <exception cref="GijException">The login or the address is wrong.</exception>
    public static Task<string?> LogInAsync(ApiTransport transport, IRequestObserver observer, CancellationToken cancellationToken) =>
        ReadAsync(transport, new ApiRequest(HttpMethod.Get, Path, Subject) { Observer = observer, IsFirst = true }, cancellationToken);

    private static Task<string?> ReadAsync(ApiTransport transport, ApiRequest request, CancellationToken cancellationToken) =>
        TextMember.ReadAsync(transport, request, NameMember, cancellationToken);
}
