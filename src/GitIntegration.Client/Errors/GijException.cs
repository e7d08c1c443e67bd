using System;
using System.Linq;

namespace GitIntegration;

/// <summary>A failure with a stable id: what happened, to which object, on which server, and what to do next.</summary>
public sealed class GijException : Exception
{
    /// <summary>The most characters of a response's body that an error carries.</summary>
    internal const int LongestBody = 2000;

    private readonly string summary,
        advice;

    internal GijException(GijErrorId id, string summary, string advice, Exception? inner = null)
        : base(null, inner)
    {
        Id = id;
        this.summary = summary;
        this.advice = advice;
    }

    /// <summary>What happened and what to do next, in one text.</summary>
    public override string Message => $"{Summary} {Advice}";

    /// <summary>Which failure it is.</summary>
    public GijErrorId Id { get; }

    /// <summary>What happened, to which object, on which server.</summary>
    public string Summary => $"{summary}{Doubt}";

    /// <summary>What to do next: this module's advice, then the server's, as its own, where it gave one.</summary>
    public string Advice => MayHaveActed ? $"{ErrorText.Get("MayHaveActed_Advice")} {advice}" : advice;

    /// <summary>What the error is about, where that isn't the object that the command was given; otherwise null.</summary>
    internal object? Target { get; set; }

    /// <summary>The method and path of the request, for example <c>GET /rest/api/2/myself</c>; null where none was made.</summary>
    public string? Request { get; internal set; }

    /// <summary>The HTTP status of the response; null where none came.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>The cluster node that responded (X-ANODEID); null where none was named.</summary>
    public string? NodeId { get; internal set; }

    /// <summary>The server's id of the request (X-AREQUESTID), by which its log can be searched; null where none was named.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>
    /// The first 2,000 characters of the response's body, with a mask in place of secrets; null where none came, it was
    /// empty, or it has too many layers of encoding to tell whether a secret is in it.
    /// </summary>
    public string? ResponseBody { get; internal set; }

    /// <summary>
    /// True if the server may have made the change anyway: the connection broke, no response came in time or none
    /// that can be read, or that happened to an earlier try of the same request.
    /// </summary>
    public bool MayHaveActed { get; private set; }

    /// <summary>True when an earlier try of the same request was cut off, so that the server may have carried that out.</summary>
    internal bool EarlierTryMayHaveActed { get; private set; }

    /// <summary>True when the login itself was refused: another try would fail as well, and bring a lock-out nearer.</summary>
    internal bool IsLoginRefused => Id is GijErrorId.AuthenticationFailed or GijErrorId.CaptchaRequired;

    /// <summary>True when the same would happen to every other object: the command ends.</summary>
    internal bool EndsCommand => IsLoginRefused || Id is GijErrorId.ProxyLoginRefused or GijErrorId.JournalUnwritable;

    private string Doubt =>
        EarlierTryMayHaveActed ? $" {ErrorText.Get("EarlierTryMayHaveActed")}"
        : MayHaveActed ? $" {ErrorText.Get("MayHaveActed")}"
        : string.Empty;

    /// <summary>What finds the request in the server's log, in one line; null where no request was made.</summary>
    internal string? LogReference
    {
        get
        {
            string?[] parts =
            [
                StatusCode is { } status ? FormattableString.Invariant($"HTTP {status}") : null,
                NodeId is null ? null : $"node {NodeId}",
                RequestId is null ? null : $"request {RequestId}",
            ];
            var known = string.Join(", ", parts.Where(part => part is not null));
            return Request is null ? null : $"{Id}: {Request}{(known.Length == 0 ? string.Empty : $" ({known})")}.";
        }
    }

    /// <summary>The same error with where or when it happened.</summary>
    internal GijException WithContext(string context) =>
        new(Id, $"{summary.TrimEnd('.')} ({context}).", advice, this)
        {
            Target = Target,
            Request = Request,
            StatusCode = StatusCode,
            NodeId = NodeId,
            RequestId = RequestId,
            ResponseBody = ResponseBody,
            MayHaveActed = MayHaveActed,
            EarlierTryMayHaveActed = EarlierTryMayHaveActed,
        };

    /// <summary>The same error about a request that would change something.</summary>
    /// <param name="mayHaveActed">True when the failure itself leaves open whether the server has made the change.</param>
    /// <param name="earlierTryMayHaveActed">True when an earlier try of the request was cut off, which leaves it open too.</param>
    internal GijException ForChange(bool mayHaveActed, bool earlierTryMayHaveActed)
    {
        EarlierTryMayHaveActed = earlierTryMayHaveActed;
        MayHaveActed = mayHaveActed || earlierTryMayHaveActed;
        return this;
    }
}
