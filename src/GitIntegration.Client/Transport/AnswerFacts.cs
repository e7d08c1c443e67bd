using System;
using System.Net.Http;

namespace GitIntegration;

/// <summary>What an answer shows before and beside its payload: all that its diagnosis goes by.</summary>
internal sealed class AnswerFacts(ApiRequest request, HttpResponseMessage response)
{
    public ApiRequest Request { get; } = request;

    public int Status { get; } = (int)response.StatusCode;

    public ContentKind Kind { get; set; } = ContentKinds.OfMediaType(response.Content?.Headers.ContentType?.MediaType);

    /// <summary>The body, where it had to be read as text; empty otherwise.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>The app's envelope, where the body is one.</summary>
    public Envelope? Envelope { get; set; }

    /// <summary>What is wrong with a body that should have been the app's JSON.</summary>
    public string Fault { get; set; } = "it is empty";

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>True when the body is what was asked for, as far as can be told without reading it.</summary>
    public bool HoldsPayload => (IsSuccess || Request.TakesAnyStatus) && Kind == ContentKind.Json && !WantsCaptcha;

    public bool IsFailureBody => Envelope is { IsFailure: true };

    public bool WantsCaptcha => Has("X-Authentication-Denied-Reason", "CAPTCHA") || Has("X-Seraph-LoginReason", "AUTHENTICATION_DENIED");

    public string? Node { get; } = Header(response, "X-ANODEID");

    public string? RequestId { get; } = Header(response, "X-AREQUESTID");

    /// <summary>Where a redirect leads, without its query, which can carry what no log should.</summary>
    public string Location => response.Headers.Location is not { } to ? "to nowhere" : to.IsAbsoluteUri ? to.GetLeftPart(UriPartial.Path) : to.OriginalString.Split('?')[0];

    /// <summary>What the server said in its own words, as a sentence, or nothing.</summary>
    public string Words => Masked(Envelope?.Error) is { } error ? $" It says: '{error.Trim()}'." : string.Empty;

    /// <summary>What the server recommends; null where it recommends nothing.</summary>
    public string? Advice => Masked(Envelope?.Advice);

    /// <summary>How long the server wants to be left alone, as a sentence, or nothing.</summary>
    public string Wait => response.Headers.RetryAfter is { } after ? $" It asks to wait: {after} {(after.Delta is null ? string.Empty : "seconds")}".TrimEnd() + "." : string.Empty;

    /// <summary>True when the body has these words, in whatever form it came.</summary>
    public bool Says(string words) => Contains(Text, words) || Contains(Envelope?.Error, words);

    public override string ToString() => $"HTTP {Status}";

    /// <summary>The server's words without what it repeats of the request's secrets.</summary>
    private string? Masked(string? words)
    {
        var login = response.RequestMessage?.Headers.Authorization?.Parameter;
        var withoutLogin = string.IsNullOrEmpty(login) ? words : words?.Replace(login, SecretNames.Mask);
        return withoutLogin is null || Request.Body is not { } body ? withoutLogin : body.Masked(withoutLogin);
    }

    private bool Has(string header, string word) => Contains(Header(response, header), word);

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(" ", values) : null;

    private static bool Contains(string? text, string words) => text?.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
