using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Sends custom requests.</summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Is told what happens to the requests.</param>
internal sealed class RestClient(GijServer server, IRequestObserver observer)
{
    /// <summary>Sends a request, and returns what came.</summary>
    /// <param name="call">The request.</param>
    /// <param name="takesText">True where the body may be anything, false where it has to be JSON or empty.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException">No response came, or one that is a failure or can't be used.</exception>
    public async Task<RestResponse> SendAsync(RestCall call, bool takesText, CancellationToken cancellationToken)
    {
        using var body = call.CreateBody();
        var request = call.ToRequest(body, observer);
        return request.IsChange
            ? await server.Transport.ChangeAsync(request, call.Description, Read, cancellationToken).ConfigureAwait(false)
            : await server.Transport.ReadAsync(request, Read, cancellationToken).ConfigureAwait(false);

        RestResponse Read(ApiResponse response)
        {
            var (text, value, isJson) = response.ReadAny(takesText);
            return new RestResponse(text, value, isJson);
        }
    }
}
