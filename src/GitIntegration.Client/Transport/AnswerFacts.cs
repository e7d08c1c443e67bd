using System;
using System.Net.Http;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>What an answer shows before and beside its payload: all that its diagnosis goes by.</summary>
internal sealed class AnswerFacts(GijServer server, ApiRequest request, HttpResponseMessage response) : IDisposable
{
    private string? fault;

    public ApiRequest Request { get; } = request;

    /// <summary>Hides the secrets that the answer may repeat.</summary>
    public SecretMask Mask { get; } = request.Body is { Secrets.Count: > 0 } body ? server.Mask.With(body) : server.Mask;

    public int Status { get; } = (int)response.StatusCode;

    public ContentKind Kind { get; set; } = ContentKinds.OfMediaType(response.Content?.Headers.ContentType?.MediaType);

    /// <summary>The body, where it had to be read as text; empty otherwise.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>The app's envelope, where the body is one.</summary>
    public Envelope? Envelope { get; set; }

    /// <summary>The beginning of the body as far as it was read, with a mask in place of secrets; null where it is empty.</summary>
    public string? Body(string beginning)
    {
        var masked = Mask.InBody(beginning).Trim();
        return masked.Length == 0 ? null
            : masked.Length <= GijException.LongestBody ? masked
            : masked.Substring(0, GijException.LongestBody);
    }

    /// <summary>What is wrong with a body that should have been the app's JSON.</summary>
    public string Fault
    {
        get => fault ?? (Kind == ContentKind.None ? "it is empty" : "it is no JSON");
        set => fault = value;
    }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>True when the body is what was asked for, as far as can be told without reading it.</summary>
    public bool HoldsPayload => (IsSuccess || Request.TakesAnyStatus) && Kind == ContentKind.Json && !WantsCaptcha;

    public bool IsFailureBody => Envelope is { IsFailure: true };

    public bool WantsCaptcha => Has("X-Authentication-Denied-Reason", "CAPTCHA") || Has("X-Seraph-LoginReason", "AUTHENTICATION_DENIED");

    public string? Node => Shown(Header(response, "X-ANODEID"));

    public string? RequestId => Shown(Header(response, "X-AREQUESTID"));

    /// <summary>True when Jira is at the address for sure: it has answered before, or has headers that no proxy and no other program sends.</summary>
    public bool IsFromJira =>
        server.IsJira
        || Header(response, "X-AREQUESTID") is not null
        || Header(response, "X-ANODEID") is not null
        || Header(response, "X-Seraph-LoginReason") is not null
        || Says("null for uri");

    /// <summary>Where a redirect leads, without what can carry a login or a session: a user name, a query, a parameter such as jsessionid.</summary>
    public string Location =>
        Target is { } target ? Shown($"{target.Scheme}://{target.Authority}{target.AbsolutePath.Split(';')[0]}")! : "to nowhere";

    /// <summary>The address to connect with, where the redirect leads to the same resource on the same host under another port or context path, or from http to https; null otherwise.</summary>
    public string? CorrectedAddress()
    {
        var resource = "/" + Request.Path.Split('?')[0];
        var target = Target;
        var isSafe =
            target?.Scheme == Uri.UriSchemeHttps || (target?.Scheme == Uri.UriSchemeHttp && server.BaseUri.Scheme == Uri.UriSchemeHttp);
        return
            isSafe
            && target!.Host.Equals(server.BaseUri.Host, StringComparison.OrdinalIgnoreCase)
            && target.AbsolutePath.EndsWith(resource, StringComparison.Ordinal)
            ? Shown($"{target.Scheme}://{target.Authority}{target.AbsolutePath.Substring(0, target.AbsolutePath.Length - resource.Length)}")
            : null;
    }

    /// <summary>What the server said in its own words, as a sentence, or nothing.</summary>
    public string Words => Shown(Envelope?.Error) is { } error ? $" It says: '{error.TrimEnd('.')}'." : string.Empty;

    /// <summary>What the server recommends; null where it recommends nothing.</summary>
    public string? Advice => Shown(Envelope?.Advice);

    /// <summary>How long the server wants to be left alone, as a sentence, or nothing.</summary>
    public string Wait =>
        response.Headers.RetryAfter is { } after
            ? $" It asks to wait: {after} {(after.Delta is null ? string.Empty : after.Delta == TimeSpan.FromSeconds(1) ? "second" : "seconds")}".TrimEnd()
                + "."
            : string.Empty;

    /// <summary>True when the failure is that there is no integration of this id; its number could also be a part of another one, or a project's.</summary>
    public bool SaysMissing(string id) =>
        Says("does not exist")
        && (Says("integration") || Says("repository"))
        && Regex.IsMatch($"{Text} {Envelope?.Error}", $@"(?<!\d){id}(?!\d)", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>True when the body has these words, in whatever form it came.</summary>
    public bool Says(string words) => Contains(Text, words) || Contains(Envelope?.Error, words);

    public override string ToString() => $"HTTP {Status}";

    /// <summary>Forgets the secrets of the request; those of the connection stay as long as it is open.</summary>
    public void Dispose()
    {
        if (Mask != server.Mask)
        {
            Mask.Dispose();
        }
    }

    /// <summary>Where a redirect leads; null where that is no web address.</summary>
    private Uri? Target =>
        response.Headers.Location is { } to && Uri.TryCreate(response.RequestMessage?.RequestUri, to, out var target) ? target : null;

    private string? Shown(string? words) => words is null ? null : Mask.OnScreen(words);

    private bool Has(string header, string word) => Contains(Header(response, header), word);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(" ", values) : null;

    private static bool Contains(string? text, string words) => text?.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
