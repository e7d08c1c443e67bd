using System;
using System.Net.Http;

namespace GitIntegration;

/// <summary>What a response shows before its body.</summary>
/// <param name="request">The request that it came to.</param>
/// <param name="response">The response.</param>
/// <param name="earlierTryMayHaveActed">True when an earlier try of the request was cut off.</param>
internal sealed class ResponseHead(ApiRequest request, HttpResponseMessage response, bool earlierTryMayHaveActed)
{
    private const string NodeHeader = "X-ANODEID",
        RequestIdHeader = "X-AREQUESTID",
        LoginReasonHeader = "X-Seraph-LoginReason",
        DeniedReasonHeader = "X-Authentication-Denied-Reason";

    public ApiRequest Request { get; } = request;

    public bool EarlierTryMayHaveActed { get; } = earlierTryMayHaveActed;

    public int Status { get; } = (int)response.StatusCode;

    /// <summary>What the body is, by its media type.</summary>
    public ContentKind Kind { get; } = ContentKinds.OfMediaType(response.Content?.Headers.ContentType?.MediaType);

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool WantsCaptcha { get; } =
        Header(response, DeniedReasonHeader).ContainsIgnoringCase("CAPTCHA")
        || Header(response, LoginReasonHeader).ContainsIgnoringCase("AUTHENTICATION_DENIED");

    public string? Node { get; } = Header(response, NodeHeader);

    public string? RequestId { get; } = Header(response, RequestIdHeader);

    /// <summary>True when it has headers that only Jira sends, and no proxy and no other program.</summary>
    public bool HasJiraHeaders => Node is not null || RequestId is not null || hasLoginReason;

    /// <summary>Where a redirect leads; null if that isn't a web address.</summary>
    public Uri? RedirectTarget { get; } = TargetOf(response);

    /// <summary>How long the server asks to be left alone, for example "30 seconds"; null where it doesn't.</summary>
    public string? RetryAfter { get; } = RetryAfterOf(response);

    private readonly bool hasLoginReason = Header(response, LoginReasonHeader) is not null;

    /// <summary>True if the content type matches the request. The body isn't read.</summary>
    public bool HoldsPayload(ContentKind kind) => (IsSuccess || Request.TakesAnyStatus) && kind == ContentKind.Json && !WantsCaptcha;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(" ", values) : null;

    private static Uri? TargetOf(HttpResponseMessage response) =>
        response.Headers.Location is { } to && Uri.TryCreate(response.RequestMessage?.RequestUri, to, out var target) ? target : null;

    private static string? RetryAfterOf(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter is not { } after)
        {
            return null;
        }

        return after.Delta switch
        {
            null => $"{after}",
            { TotalSeconds: 1 } => $"{after} second",
            _ => $"{after} seconds",
        };
    }
}
