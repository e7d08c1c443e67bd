using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Tests;

/// <summary>
/// An answer that is a failure, and the error that it has to become. "{secret}" stands wherever a server could repeat one.
/// </summary>
internal sealed record FailureAnswer(string Id, int Status, string ContentType, string Body, params string[] Headers)
{
    private const string Html = "text/html;charset=UTF-8",
        Json = "application/json",
        Xml = "application/xml";
    private const string Page =
        """<!DOCTYPE html><html><head><title>Anmelden</title><meta name="atlassian-token" content="{secret}"></head>"""
        + "<body>{secret}</body></html>";

    /// <summary>Every row of the table of what comes back from Jira, its proxies and the app, with the variants that were met.</summary>
    public static IReadOnlyList<FailureAnswer> All { get; } =
    [
        new("AuthenticationFailed", 401, Html, Page, "X-Seraph-LoginReason: AUTHENTICATED_FAILED"),
        new(
            "CaptchaRequired",
            403,
            Html,
            Page,
            "X-Seraph-LoginReason: AUTHENTICATION_DENIED",
            "X-Authentication-Denied-Reason: CAPTCHA_CHALLENGE; login-url=https://jira/login.jsp"
        ),
        new("CaptchaRequired", 200, Html, Page, "X-Authentication-Denied-Reason: CAPTCHA_CHALLENGE; login-url=https://jira/login.jsp"),
        new("CaptchaRequired", 200, Json, "{}", "X-Seraph-LoginReason: AUTHENTICATION_DENIED"),
        new("CaptchaRequired", 200, Json, """{"success":true,"integration":[{"id":5}]}""", "X-Seraph-LoginReason: AUTHENTICATION_DENIED"),
        new("CaptchaRequired", 302, Html, "", "X-Seraph-LoginReason: AUTHENTICATION_DENIED", "Location: /login.jsp"),
        new(
            "WebSudoRequired",
            401,
            Xml,
            "<status><status-code>401</status-code><message>This resource requires WebSudo.</message><token>{secret}</token></status>"
        ),
        new("XsrfRejected", 403, "text/plain", "XSRF check failed {secret}"),
        new("LoginPageReturned", 200, Html, Page),
        new("RedirectRefused", 302, Html, Page, "Location: https://other.example.com/{secret}/login.jsp?os_destination={secret}"),
        new("RedirectRefused", 308, Html, Page, "Location: /jira2/"),
        new("RedirectRefused", 301, Html, ""),
        new("ReadOnlyMode", 405, Json, """{"message":"Read-only mode is enabled {secret}"}"""),
        new("ReadOnlyMode", 403, Json, """{"reason":"READ_ONLY"}"""),
        new("ReadOnlyMode", 409, Json, """{"message":"Jira is in read-only mode"}"""),
        new("ReadOnlyMode", 503, Html, "<html>read only mode {secret}</html>"),
        new("AccessDenied", 403, Html, Page),
        new("NotAdministrator", 403, Html, Page, "X-AREQUESTID: 812x4x1"),
        new("NotAdministrator", 403, Json, """{"message":"Only admins {secret}"}"""),
        new("ProxyLoginRefused", 407, Html, Page),
        new("RateLimited", 429, Json, """{"message":"{secret}"}""", "Retry-After: 1000", "X-ANODEID: {secret}"),
        new("ServerUnavailable", 502, Html, Page),
        new("ServerUnavailable", 503, Html, Page, "Retry-After: Wed, 21 Oct 2026 07:28:00 GMT"),
        new("ServerUnavailable", 504, Html, Page),
        new("MaintenanceMode", 503, Html, "<html>Jira is down for scheduled maintenance {secret}</html>"),
        new("AppNotFound", 404, Html, Page, "X-AREQUESTID: 812x4x1{secret}"),
        new("AppNotFound", 404, Html, Page, "X-ANODEID: node1"),
        new("AppNotFound", 404, Html, Page, "X-Seraph-LoginReason: OK"),
        new("AppNotFound", 404, Xml, "<status><message>null for uri: x</message></status>"),
        new("JiraNotFound", 404, Html, Page),
        new("LicenceExpired", 500, Json, """{"success":false,"error":"com.xiplink.SessionTokenNotFoundException: no session {secret}"}"""),
        new("LicenceExpired", 500, "text/plain", "SessionTokenNotFoundException"),
        new("IntegrationNotFound", 404, Json, """{"success":false,"error":"{secret}"}"""),
        new("RequestRejected", 400, Json, """{"success":false,"error":"Cannot use {secret}","advice":"Leave out {secret}"}"""),
        new("UnexpectedStatus", 500, Html, Page, "X-AREQUESTID: 812x4x1"),
        new("UnexpectedStatus", 400, Html, Page),
        new("UnexpectedStatus", 500, Html, "<html>Scheduled maintenance of the index failed</html>"),
        new("UnexpectedStatus", 418, Json, """{"errorMessages":["short and stout","{secret}"]}"""),
        new("InvalidResponse", 200, Json, "this is no JSON {secret}"),
        new("InvalidResponse", 200, Json, """{"{secret}":{"{secret}":["{secret}",{secret}"""),
        new("InvalidResponse", 200, "text/plain", "neither is this: token={secret}"),
        new("InvalidResponse", 204, "", ""),
    ];

    /// <summary>One row a test.</summary>
    public static IEnumerable<object[]> Rows =>
        Enumerable.Range(0, All.Count).Select(row => new object[] { row, $"{All[row].Id} {All[row].Status}" });

    /// <summary>Lets the server answer the request so.</summary>
    public void AnswerOn(LoopbackServer server, string request, string secret = "x") =>
        server.On(
            request,
            Status,
            ContentType,
            Filled(Body, secret),
            [.. Headers.Select(header => Filled(header, secret).Split(": ", 2)).Select(parts => (parts[0], parts[1]))]
        );

    private static string Filled(string text, string secret) => text.Replace("{secret}", secret, StringComparison.Ordinal);
}
