using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>
/// The git hosts of a sandbox: GitHub, GitLab and Microsoft's, with their documented lists of repositories. They stand in for the network.
/// What a token sees is in its text: <c>refused</c> is refused, <c>sees-3</c> sees the first three repositories of each list, and
/// <c>limited</c> has used up its rate limit. Any other token sees everything.
/// </summary>
/// <param name="listed">The repositories that the hosts list, as the app knows them.</param>
internal sealed class SandboxGitHosts(Func<IEnumerable<JObject>> listed) : HttpMessageHandler
{
    private const int PerPage = 100;
    private const string SeesFew = "sees-";

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Respond(request));
    }

    private HttpResponseMessage Respond(HttpRequestMessage request)
    {
        var token = TokenOf(request);
        if (token is "refused" or "")
        {
            return Message(request, HttpStatusCode.Unauthorized, new JObject { ["message"] = "Bad credentials" });
        }

        if (token == "limited")
        {
            return Limited(request);
        }

        var host = SandboxGitHost.Of(request.RequestUri);
        var seen = host?.Select(listed()) ?? [];
        if (host is null)
        {
            return Message(request, HttpStatusCode.NotFound, new JObject { ["message"] = "Not Found" });
        }

        var isFew = token.StartsWith(SeesFew, StringComparison.Ordinal);
        var few =
            isFew && int.TryParse(token.Substring(SeesFew.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : int.MaxValue;
        return Page(request, host, [.. seen.Take(few)]);
    }

    private static HttpResponseMessage Page(HttpRequestMessage request, SandboxGitHost host, JObject[] seen)
    {
        var query = QueryOf(request.RequestUri);
        var size = Math.Min(PerPage, NumberIn(query, "per_page", PerPage));
        var number = NumberIn(query, "page", NumberIn(query, "continuationToken", 1));
        var items = seen.Skip((number - 1) * size).Take(size).Select(host.ToItem);
        var message = Message(request, HttpStatusCode.OK, host.Wrap(new JArray(items)));
        if (number * size < seen.Length)
        {
            host.AddNext(message, request.RequestUri, number + 1);
        }

        return message;
    }

    private static HttpResponseMessage Limited(HttpRequestMessage request)
    {
        var message = Message(request, HttpStatusCode.Forbidden, new JObject { ["message"] = "API rate limit exceeded" });
        message.Headers.Add("X-RateLimit-Remaining", "0");
        message.Headers.Add("Retry-After", "3600");
        return message;
    }

    private static HttpResponseMessage Message(HttpRequestMessage request, HttpStatusCode status, JToken body) =>
        new(status)
        {
            RequestMessage = request,
            Content = new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json"),
        };

    /// <summary>The token, or the password of a user.</summary>
    private static string TokenOf(HttpRequestMessage request) =>
        request.Headers.Authorization switch
        {
            { Scheme: "Bearer", Parameter: { } token } => token,
            { Scheme: "Basic", Parameter: { } login } => Encoding.UTF8.GetString(Convert.FromBase64String(login)).Split([':'], 2).Last(),
            _ => string.Empty,
        };

    private static Dictionary<string, string> QueryOf(Uri address) =>
        address
            .Query.TrimStart('?')
            .Split('&')
            .Select(pair => pair.Split(['='], 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0])
            .ToDictionary(pairs => pairs.Key, pairs => Uri.UnescapeDataString(pairs.Last()[1]));

    private static int NumberIn(Dictionary<string, string> query, string name, int otherwise) =>
        query.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
