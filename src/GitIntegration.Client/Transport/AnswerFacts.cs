using System;
using System.Net.Http;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>What an answer shows before and beside its payload: all that its diagnosis goes by.</summary>
internal sealed class AnswerFacts(GijServer server, ApiRequest request, HttpResponseMessage response)
{
    /// <summary>An error text of more than this many characters is for the log, not for the screen.</summary>
    private const int LongestWords = 500;

    private static readonly Regex ControlCharacters = new(@"\p{Cc}+", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    private string? fault;

    public ApiRequest Request { get; } = request;

    /// <summary>Hides the secrets that the answer may repeat.</summary>
    public SecretMask Mask { get; } = new(server.Secrets, request.Body?.Secrets ?? []);

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
        return masked.Length == 0 ? null : masked.Length <= GijException.LongestBody ? masked : masked.Substring(0, GijException.LongestBody);
    }

    /// <summary>What is wrong with a body that should have been the app's JSON.</summary>
    public string Fault { get => fault ?? (Kind == ContentKind.None ? "it is empty" : "it is no JSON"); set => fault = value; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>True when the body is what was asked for, as far as can be told without reading it.</summary>
    public bool HoldsPayload => (IsSuccess || Request.TakesAnyStatus) && Kind == ContentKind.Json && !WantsCaptcha;

    public bool IsFailureBody => Envelope is { IsFailure: true };

    public bool WantsCaptcha => Has("X-Authentication-Denied-Reason", "CAPTCHA") || Has("X-Seraph-LoginReason", "AUTHENTICATION_DENIED");

    public string? Node => Shown(Header(response, "X-ANODEID"));

    public string? RequestId => Shown(Header(response, "X-AREQUESTID"));

    /// <summary>True when Jira is at the address for sure: it has answered before, or has headers that no proxy and no other program sends.</summary>
    public bool IsFromJira => server.IsJira || Header(response, "X-AREQUESTID") is not null || Header(response, "X-ANODEID") is not null || Header(response, "X-Seraph-LoginReason") is not null || Says("null for uri");

    /// <summary>Where a redirect leads, without its query, which can carry what no log should.</summary>
    public string Location => Target is { } target ? Shown(target.GetLeftPart(UriPartial.Path))! : "to nowhere";

    /// <summary>The address to connect with, where the redirect leads to the same resource on the same host under another scheme, port or context path; null otherwise.</summary>
    public string? CorrectedAddress()
    {
        var resource = "/" + Request.Path.Split('?')[0];
        var target = Target;
        return target?.Host.Equals(server.BaseUri.Host, StringComparison.OrdinalIgnoreCase) == true && target.AbsolutePath.EndsWith(resource, StringComparison.Ordinal)
            ? Shown(target.GetLeftPart(UriPartial.Authority) + target.AbsolutePath.Substring(0, target.AbsolutePath.Length - resource.Length))
            : null;
    }

    /// <summary>What the server said in its own words, as a sentence, or nothing.</summary>
    public string Words => Shown(Envelope?.Error) is { } error ? $" It says: '{error.TrimEnd('.')}'." : string.Empty;

    /// <summary>What the server recommends; null where it recommends nothing.</summary>
    public string? Advice => Shown(Envelope?.Advice);

    /// <summary>How long the server wants to be left alone, as a sentence, or nothing.</summary>
    public string Wait => response.Headers.RetryAfter is { } after ? $" It asks to wait: {after} {(after.Delta is null ? string.Empty : after.Delta == TimeSpan.FromSeconds(1) ? "second" : "seconds")}".TrimEnd() + "." : string.Empty;

    /// <summary>True when the body has these words, in whatever form it came.</summary>
    public bool Says(string words) => Contains(Text, words) || Contains(Envelope?.Error, words);

    public override string ToString() => $"HTTP {Status}";

    /// <summary>Where a redirect leads; null where that is no web address.</summary>
    private Uri? Target => response.Headers.Location is { } to && Uri.TryCreate(response.RequestMessage?.RequestUri, to, out var target) ? target : null;

    /// <summary>What the server says of itself, fit for the screen: in one line, not long, without secrets and without the control characters that a terminal obeys.</summary>
    private string? Shown(string? words)
    {
        if (words is null)
        {
            return null;
        }

        var plain = ControlCharacters.Replace(Mask.InWords(words), " ").Trim();
        return plain.Length <= LongestWords ? plain : plain.Substring(0, LongestWords) + "…";
    }

    private bool Has(string header, string word) => Contains(Header(response, header), word);

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(" ", values) : null;

    private static bool Contains(string? text, string words) => text?.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
