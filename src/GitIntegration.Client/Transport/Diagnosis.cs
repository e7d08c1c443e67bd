using System;
using System.Linq;

namespace GitIntegration;

/// <summary>The one table from an answer's status, headers and body to its error. The first rule that fits counts.</summary>
internal static class Diagnosis
{
    private static readonly Rule[] Rules =
    [
        new(GijErrorId.CaptchaRequired, answer => answer.WantsCaptcha),
        new(GijErrorId.RedirectRefused, answer => answer.Status is >= 300 and < 400, answer => answer.Location),
        new(GijErrorId.LicenceExpired, answer => answer.Says("SessionTokenNotFoundException")),
        new(GijErrorId.WebSudoRequired, answer => answer.Status == 401 && answer.Says("WebSudo")),
        new(GijErrorId.AuthenticationFailed, answer => answer.Status == 401),
        new(GijErrorId.ProxyLoginRefused, answer => answer.Status == 407, answer => $"{answer}"),
        new(GijErrorId.XsrfRejected, answer => answer.Status == 403 && answer.Says("XSRF check failed")),
        new(
            GijErrorId.ReadOnlyMode,
            answer =>
                answer.Status is 403 or 405 or 409 or 503
                && (answer.Says("read-only mode") || answer.Says("read only mode") || answer.Says("READ_ONLY"))
        ),
        new(GijErrorId.NotAdministrator, answer => answer.Status == 403 && answer.Request.IsForApp),
        new(GijErrorId.AccessDenied, answer => answer.Status == 403),
        new(GijErrorId.RateLimited, answer => answer.Status == 429, answer => answer.Wait),
        new(GijErrorId.MaintenanceMode, answer => answer.Status == 503 && answer.Says("maintenance"), answer => answer.Wait),
        new(GijErrorId.ServerUnavailable, answer => answer.Status is 502 or 503 or 504, answer => answer.Wait),
        new(
            GijErrorId.IntegrationNotFound,
            answer => answer.IsFailureBody && answer.Request.IntegrationId is { } id && (answer.Status == 404 || answer.SaysMissing(id))
        ),
        new(GijErrorId.RequestRejected, answer => answer.IsFailureBody),
        new(GijErrorId.AppNotFound, answer => answer.Status == 404 && answer.Request.IsForApp && answer.IsFromJira),
        new(GijErrorId.JiraNotFound, answer => answer.Status == 404),
        new(GijErrorId.UnexpectedStatus, answer => !answer.IsSuccess),
        new(GijErrorId.LoginPageReturned, answer => answer.Kind == ContentKind.Markup),
        new(GijErrorId.InvalidResponse, _ => true, answer => answer.Fault),
    ];

    /// <summary>Names what is wrong with an answer that cannot be used.</summary>
    /// <param name="server">The connection that it came by.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="body">The beginning of its body, without secrets.</param>
    public static GijException Of(GijServer server, AnswerFacts answer, string? body)
    {
        var rule = Rules.First(rule => rule.Fits(answer));
        var correction = answer.CorrectedAddress() is { } address ? $"-BaseUri {address}, " : string.Empty;
        var error = GijException.Of(
            rule.Id,
            null,
            answer.Advice,
            [answer.Request.Subject, server, answer.Request, answer, rule.Detail(answer), correction]
        );
        error.StatusCode = answer.Status;
        error.NodeId = answer.Node;
        error.RequestId = answer.RequestId;
        error.ResponseBody = body;
        return error.About(answer.Request, LeavesOpen(rule.Id, answer.Status));
    }

    /// <summary>True when the server may have acted: it answered in a way that nobody can read, failed on the way, or its proxy lost patience or the connection to it.</summary>
    private static bool LeavesOpen(GijErrorId id, int status) =>
        id == GijErrorId.InvalidResponse
        || (id is GijErrorId.UnexpectedStatus or GijErrorId.ServerUnavailable && status is 500 or 502 or 504);

    private sealed class Rule(GijErrorId id, Func<AnswerFacts, bool> fits, Func<AnswerFacts, string>? detail = null)
    {
        public GijErrorId Id { get; } = id;

        public Func<AnswerFacts, bool> Fits { get; } = fits;

        /// <summary>The detail of the message; the server's own words unless the rule says otherwise.</summary>
        public Func<AnswerFacts, string> Detail { get; } = detail ?? (answer => answer.Words);
    }
}
