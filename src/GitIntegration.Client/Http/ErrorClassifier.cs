using System;
using System.Linq;

namespace GitIntegration;

/// <summary>The one table from a response's status, headers and body to its error. The first rule that fits counts.</summary>
internal static class ErrorClassifier
{
    private static readonly Rule[] Rules =
    [
        new(GijErrorId.CaptchaRequired, response => response.Head.WantsCaptcha),
        new(GijErrorId.RedirectRefused, response => response.Status is >= 300 and < 400, response => response.Location),
        new(GijErrorId.LicenceExpired, response => response.Says("SessionTokenNotFoundException")),
        new(GijErrorId.WebhookNotFound, IsUnknownWebhook),
        new(GijErrorId.WebSudoRequired, response => response.Status == 401 && response.Says("WebSudo")),
        new(GijErrorId.AuthenticationFailed, response => response.Status == 401),
        new(GijErrorId.ProxyLoginRefused, response => response.Status == 407, response => $"{response}"),
        new(GijErrorId.XsrfRejected, response => response.Status == 403 && response.Says("XSRF check failed")),
        new(GijErrorId.ReadOnlyMode, IsReadOnly),
        new(GijErrorId.AccessDenied, response => response.Status == 403 && response.IsFromGateway, response => response.PageSays),
        new(GijErrorId.NotAdministrator, response => response.Status == 403 && response.Request.IsForApp),
        new(GijErrorId.AccessDenied, response => response.Status == 403),
        new(GijErrorId.RateLimited, response => response.Status == 429, response => response.ServerAsksToWait),
        new(GijErrorId.MaintenanceMode, IsMaintenance, response => response.ServerAsksToWait),
        new(GijErrorId.ServerUnavailable, response => response.Status is 502 or 503 or 504, response => response.ServerAsksToWait),
        new(response => response.Request.Target!.NotFound, response => response.IsNotFound),
        new(GijErrorId.RequestRejected, response => response.IsFailureBody),
        new(GijErrorId.UnexpectedStatus, response => response.Status == 404 && response.Request.IsPathOfUser && response.IsFromJira),
        new(GijErrorId.AppNotFound, response => response.Status == 404 && response.Request.IsForApp && response.IsFromJira),
        new(GijErrorId.JiraNotFound, response => response.Status == 404),
        new(GijErrorId.UnexpectedStatus, response => !response.Head.IsSuccess && response.IsFromGateway, response => response.PageSays),
        new(GijErrorId.UnexpectedStatus, response => !response.Head.IsSuccess),
        new(GijErrorId.LoginPageReturned, response => response.Kind == ContentKind.Markup),
        new(GijErrorId.InvalidResponse, _ => true, FaultOf),
    ];

    /// <summary>Names what is wrong with a response that cannot be used.</summary>
    /// <param name="names">What the error calls the request by.</param>
    /// <param name="response">The response.</param>
    /// <param name="body">The beginning of its body, without secrets.</param>
    public static GijException ErrorOf(RequestNames names, ResponseDetails response, string? body)
    {
        var rule = Rules.First(rule => rule.Fits(response));
        var id = rule.IdOf(response);
        var correction = response.CorrectedAddress() is { } address ? $"-BaseUri {address}, " : string.Empty;
        var advice = AdviceOf(id, response);
        var error = GijErrors.UnusableResponse(id, names, $"{response}", rule.DetailOf(response), correction, advice, response.Advice);
        error.StatusCode = response.Status;
        error.NodeId = response.Node;
        error.RequestId = response.RequestId;
        error.ResponseBody = body?.ForDisplayInLines();
        return response.Request.IsChange ? error.ForChange(LeavesOpen(id, response.Status), response.Head.EarlierTryMayHaveActed) : error;
    }

    /// <summary>The name of our advice: that of the error, unless more is known.</summary>
    private static string AdviceOf(GijErrorId id, ResponseDetails response) =>
        id switch
        {
            GijErrorId.AuthenticationFailed when response.IsLoginOfSystem => "DefaultCredentials",
            GijErrorId.UnexpectedStatus when response.Says("plain HTTP request was sent to HTTPS port") => "PlainHttp",
            GijErrorId.UnexpectedStatus when response.Says("No required SSL certificate was sent") => "NoClientCertificate",
            GijErrorId.UnexpectedStatus when response.IsFromGateway => "Gateway",
            GijErrorId.UnexpectedStatus when response.Status == 404 && response.Request.IsPathOfUser => "NotFoundByPath",
            GijErrorId.AccessDenied when response.IsFromGateway => "Gateway",
            _ => $"{id}",
        };

    private static bool IsReadOnly(ResponseDetails response) =>
        response.Status is 403 or 405 or 409 or 503
        && (response.Says("read-only mode") || response.Says("read only mode") || response.Says("READ_ONLY"));

    /// <summary>True if the key in the path was refused: such a request has no other login.</summary>
    private static bool IsUnknownWebhook(ResponseDetails response) =>
        response.Request.SecretInPath is not null
        && response.Status is 401 or 403 or 404
        && response is { IsFromJira: true, IsFromGateway: false }
        && !IsReadOnly(response)
        && !response.Says("XSRF check failed");

    private static bool IsMaintenance(ResponseDetails response) => response.Status == 503 && response.Says("maintenance");

    private static string FaultOf(ResponseDetails response) =>
        response.Fault ?? (response.Kind == ContentKind.None ? Reasons.Named("EmptyBody") : Reasons.Named("NotJson"));

    /// <summary>
    /// True when the server may have acted: its response cannot be read, it failed on the way, or its proxy lost patience
    /// or the connection to it.
    /// </summary>
    private static bool LeavesOpen(GijErrorId id, int status) =>
        id == GijErrorId.InvalidResponse
        || (id is GijErrorId.UnexpectedStatus or GijErrorId.ServerUnavailable && status is 500 or 502 or 504);

    private sealed class Rule(
        Func<ResponseDetails, GijErrorId> idOf,
        Func<ResponseDetails, bool> fits,
        Func<ResponseDetails, string>? detailOf = null
    )
    {
        public Rule(GijErrorId id, Func<ResponseDetails, bool> fits, Func<ResponseDetails, string>? detailOf = null)
            : this(_ => id, fits, detailOf) { }

        public Func<ResponseDetails, GijErrorId> IdOf { get; } = idOf;

        public Func<ResponseDetails, bool> Fits { get; } = fits;

        /// <summary>The detail of the message; the server's own words unless the rule says otherwise.</summary>
        public Func<ResponseDetails, string> DetailOf { get; } = detailOf ?? (response => response.ServerSays);
    }
}
