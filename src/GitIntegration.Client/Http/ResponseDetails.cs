using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>All that the classification of an unusable response goes by.</summary>
internal sealed class ResponseDetails(ResponseHead head, ApiTransport transport, SecretMask mask)
{
    private static readonly Regex Title = new(
        @"<title[^<>]*>\s*(?<title>[^<>]*[^<>\s])\s*</title>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>What it shows before its body.</summary>
    public ResponseHead Head { get; } = head;

    public ApiRequest Request => Head.Request;

    public int Status => Head.Status;

    /// <summary>What the body is, by its media type and, where it was read as text, by its first character.</summary>
    public ContentKind Kind { get; init; } = head.Kind;

    /// <summary>The body, where it had to be read as text; empty otherwise.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The app's envelope, where the body is one.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>What is wrong with a body that should have been the app's JSON; null where nothing was found yet.</summary>
    public string? Fault { get; init; }

    public bool IsFailureBody => Envelope is { IsFailure: true };

    /// <summary>True when Jira is at the address for sure: it has responded before, or the response itself shows it.</summary>
    public bool IsFromJira => transport.State.IsJira || Head.HasJiraHeaders || Says("null for uri");

    /// <summary>True for a web page without a sign of Jira, which a proxy or a gateway in front of it has written.</summary>
    public bool IsFromGateway => Kind == ContentKind.Markup && !Head.HasJiraHeaders;

    /// <summary>True when the login is that of the operating system's user.</summary>
    public bool IsLoginOfSystem => transport.Authentication == AuthenticationKind.DefaultCredentials;

    /// <summary>The title of a web page, as a sentence, or nothing.</summary>
    public string PageSays =>
        Title.Match(Text) is { Success: true } match
            ? $" {ErrorText.Get("PageSays", OnScreen(match.Groups["title"].Value))}"
            : string.Empty;

    /// <summary>True when the failure is that the object named by the request doesn't exist.</summary>
    public bool IsNotFound => Request.Target is { } target && (IsNotFoundByApp || SaysMissing(target));

    /// <summary>
    /// Where a redirect leads, without what can carry a login or a session: a user name, a query, a parameter such as
    /// jsessionid.
    /// </summary>
    public string Location =>
        Head.RedirectTarget is { } target
            ? OnScreen($"{target.Scheme}://{target.Authority}{target.AbsolutePath.Split(';')[0]}")!
            : ErrorText.Get("RedirectNowhere");

    /// <summary>The server's own words, as a sentence; empty if there are none.</summary>
    public string ServerSays =>
        OnScreen(Envelope?.Error) is { } error ? $" {ErrorText.Get("ServerSays", error.TrimEnd('.'))}" : string.Empty;

    /// <summary>How long the server asks to wait, as a sentence; empty if it doesn't.</summary>
    public string ServerAsksToWait => Head.RetryAfter is { } wait ? $" {ErrorText.Get("ServerAsksToWait", wait)}" : string.Empty;

    /// <summary>What the server recommends; null where it recommends nothing.</summary>
    public string? Advice => OnScreen(Envelope?.Advice);

    public string? Node => OnScreen(Head.Node);

    public string? RequestId => OnScreen(Head.RequestId);

    private bool SaysFailure => IsFailureBody || Status == 404;

    /// <summary>True when the app itself responded with 404: no words are needed then.</summary>
    private bool IsNotFoundByApp => IsFailureBody && Status == 404;

    /// <summary>True if the body contains these words, in any format.</summary>
    public bool Says(string words) => Text.ContainsIgnoringCase(words) || (Envelope?.Error).ContainsIgnoringCase(words);

    /// <summary>
    /// The address to connect with, where the redirect leads to the same resource on the same host under another port or
    /// context path, or from http to https; null otherwise.
    /// </summary>
    public string? CorrectedAddress()
    {
        if (Head.RedirectTarget is not { } target || !IsSameHost(target) || !IsAsSafe(target))
        {
            return null;
        }

        var path = target.AbsolutePath;
        var resource = "/" + Request.Path.Split('?')[0];
        if (!path.EndsWith(resource, StringComparison.Ordinal))
        {
            return null;
        }

        var contextPath = path.Substring(0, path.Length - resource.Length);
        return OnScreen($"{target.Scheme}://{target.Authority}{contextPath}");
    }

    public override string ToString() => $"HTTP {Status}";

    private bool IsSameHost(Uri target) => target.Host.Equals(transport.BaseUri.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>False where the login would leave encryption behind.</summary>
    private bool IsAsSafe(Uri target) =>
        target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && transport.BaseUri.Scheme == Uri.UriSchemeHttp);

    /// <summary>
    /// The id has to stand there as a number of its own: it could also be a part of another one, and the words be about
    /// something else.
    /// </summary>
    private bool SaysMissing(RequestTarget target)
    {
        if (!SaysFailure)
        {
            return false;
        }

        // A page about a missing address repeats the noun and the id of its path.
        var words = $"{Text} {Envelope?.Error}".Replace(Request.Path.Split('?')[0], string.Empty);
        return words.ContainsIgnoringCase("does not exist")
            && target.Nouns.Any(words.ContainsIgnoringCase)
            && Regex.IsMatch(words, $@"(?<!\d){Regex.Escape(target.Id)}(?!\d)", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
    }

    private string? OnScreen(string? words) => words is null ? null : mask.OnScreen(words);
}
