using System;
using System.Globalization;
using System.Resources;

namespace GitIntegration;

/// <summary>A failure with a stable id: what happened, to which object, on which server, and what to do next.</summary>
public sealed class GijException : Exception
{
    private static readonly ResourceManager Texts = new("GitIntegration.Errors.Errors", typeof(GijException).Assembly);

    /// <summary>How many characters of an answer's body an error carries at most.</summary>
    internal const int LongestBody = 2000;

    private readonly string happening,
        advice;
    private bool wasCutOffBefore;

    private GijException(GijErrorId id, string happening, string advice, Exception? inner)
        : base(null, inner)
    {
        Id = id;
        this.happening = happening;
        this.advice = advice;
    }

    /// <summary>What happened and what to do next, in one text.</summary>
    public override string Message => $"{Happening} {Advice}";

    /// <summary>Which failure it is.</summary>
    public GijErrorId Id { get; }

    /// <summary>What happened, to which object, on which server, with what finds the request in the server's log.</summary>
    public string Happening =>
        $"{happening}{Doubt}{(NodeId is null && RequestId is null ? string.Empty : $" [node {NodeId ?? "?"}, request {RequestId ?? "?"}]")}";

    /// <summary>What to do next; the server's own advice where it gave one.</summary>
    public string Advice => MayHaveActed ? $"Look at the present state first. {advice}" : advice;

    /// <summary>The HTTP status of the answer; null where none came.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>The cluster node that answered (X-ANODEID); null where none was named.</summary>
    public string? NodeId { get; internal set; }

    /// <summary>The server's id of the request (X-AREQUESTID), by which its log can be searched; null where none was named.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The first 2,000 characters of the answer's body, with a mask in place of secrets; null where none came or it was empty.</summary>
    public string? ResponseBody { get; internal set; }

    /// <summary>
    /// True when the server may have carried the change out all the same: the connection broke, no answer came in time or none
    /// that can be read, or that happened to an earlier try of the same request.
    /// </summary>
    public bool MayHaveActed { get; private set; }

    /// <summary>True when the login itself was refused: another try would fail as well, and bring a lock-out nearer.</summary>
    internal bool IsLoginRefused => Id is GijErrorId.AuthenticationFailed or GijErrorId.CaptchaRequired;

    /// <summary>The same error with what had been achieved before it.</summary>
    internal GijException After(string achieved) =>
        new(Id, $"{happening.TrimEnd('.')} ({achieved}).", advice, this)
        {
            StatusCode = StatusCode,
            NodeId = NodeId,
            RequestId = RequestId,
            ResponseBody = ResponseBody,
            MayHaveActed = MayHaveActed,
            wasCutOffBefore = wasCutOffBefore,
        };

    /// <summary>The same error, which knows whether the server may have acted on the request.</summary>
    /// <param name="request">The request that failed.</param>
    /// <param name="mayHaveActed">True when the failure itself leaves that open.</param>
    internal GijException About(ApiRequest request, bool mayHaveActed)
    {
        wasCutOffBefore = request.WasCutOff && request.IsChange;
        MayHaveActed = request.IsChange && (mayHaveActed || request.WasCutOff);
        return this;
    }

    /// <summary>Makes the error from its texts; the arguments fill the numbered places that Errors.resx lists.</summary>
    internal static GijException Of(GijErrorId id, params object?[] arguments) => Of(id, null, null, arguments);

    /// <summary>The same with a cause, and with the server's advice in place of ours where it gave one.</summary>
    internal static GijException Of(GijErrorId id, Exception? inner, string? advice, object?[] arguments) =>
        new(id, Text($"{id}", arguments), string.IsNullOrWhiteSpace(advice) ? Text($"{id}_Advice", arguments) : advice!.Trim(), inner);

    private string Doubt =>
        wasCutOffBefore ? " An earlier try of it was cut off, and the server may have carried that out."
        : MayHaveActed ? " The server may have carried it out."
        : string.Empty;

    private static string Text(string name, object?[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.InvariantCulture)!, arguments);
}
