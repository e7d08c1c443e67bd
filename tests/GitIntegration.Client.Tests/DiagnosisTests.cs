using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The rows of the table from an answer to its error, each over a socket.</summary>
public sealed class DiagnosisTests : IDisposable
{
    private const string Html = "text/html;charset=UTF-8";
    private const string Page = "<!DOCTYPE html><html><head><title>Anmelden</title></head></html>";

    private readonly LoopbackServer server = new("/jira");
    private readonly GijServer connection;

    public DiagnosisTests() => connection = server.Connect();

    public static TheoryData<string, int, string, string, string[]> Answers => new()
    {
        { "AuthenticationFailed", 401, Html, Page, ["X-Seraph-LoginReason: AUTHENTICATED_FAILED"] },
        { "CaptchaRequired", 403, Html, Page, ["X-Seraph-LoginReason: AUTHENTICATION_DENIED", "X-Authentication-Denied-Reason: CAPTCHA_CHALLENGE; login-url=https://jira/login.jsp"] },
        { "CaptchaRequired", 200, Html, Page, ["X-Authentication-Denied-Reason: CAPTCHA_CHALLENGE; login-url=https://jira/login.jsp"] },
        { "CaptchaRequired", 200, "application/json", "{}", ["X-Seraph-LoginReason: AUTHENTICATION_DENIED"] },
        { "WebSudoRequired", 401, "application/xml", "<status><status-code>401</status-code><message>This resource requires WebSudo.</message></status>", [] },
        { "XsrfRejected", 403, "text/plain", "XSRF check failed", [] },
        { "LoginPageReturned", 200, Html, Page, [] },
        { "RedirectRefused", 302, Html, "", ["Location: https://other.example.com/login.jsp?os_destination=secret"] },
        { "RedirectRefused", 308, Html, "", ["Location: /jira2/"] },
        { "RedirectRefused", 301, Html, "", [] },
        { "NotAdministrator", 403, Html, Page, [] },
        { "NotAdministrator", 403, "application/json", """{"message":"Only admins"}""", [] },
        { "RateLimited", 429, "application/json", "{}", ["Retry-After: 30"] },
        { "ServerUnavailable", 502, Html, Page, [] },
        { "ServerUnavailable", 503, Html, Page, ["Retry-After: Wed, 21 Oct 2026 07:28:00 GMT"] },
        { "ServerUnavailable", 504, Html, Page, [] },
        { "AppNotFound", 404, Html, Page, [] },
        { "AppNotFound", 404, "application/xml", "<status><message>null for uri: x</message></status>", [] },
        { "LicenceExpired", 500, "application/json", """{"success":false,"error":"com.xiplink.SessionTokenNotFoundException: no session"}""", [] },
        { "LicenceExpired", 500, "text/plain", "SessionTokenNotFoundException", [] },
        { "UnexpectedStatus", 500, Html, Page, [] },
        { "UnexpectedStatus", 418, "application/json", """{"errorMessages":["short and stout"]}""", [] },
        { "InvalidResponse", 200, "application/json", "this is no JSON", [] },
        { "InvalidResponse", 200, "text/plain", "neither is this", [] },
        { "InvalidResponse", 204, "", "", [] },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_named_for_what_it_is(string expected, int status, string contentType, string body, string[] headers)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", status, contentType, body, [.. headers.Select(header => (header.Split(": ")[0], header[(header.IndexOf(": ", StringComparison.Ordinal) + 2)..]))]);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Equal(expected, error.Id.ToString());
        Assert.Equal(status, error.StatusCode);
        Assert.Contains("test", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Advice);
    }

    [Fact]
    public async Task A_missing_page_of_Jira_itself_means_a_wrong_address()
    {
        server.On("GET /rest/api/2/myself", 404, Html, Page);
        var error = await Assert.ThrowsAsync<GijException>(() => new JiraClient(connection).GetUserAsync(CancellationToken.None));
        Assert.Equal(GijErrorId.JiraNotFound, error.Id);
    }

    [Fact]
    public async Task A_refusal_of_Jira_itself_is_no_matter_of_the_apps_permission()
    {
        server.On("GET /rest/api/2/myself", 403, Html, Page);
        var error = await Assert.ThrowsAsync<GijException>(() => new JiraClient(connection).GetUserAsync(CancellationToken.None));
        Assert.Equal(GijErrorId.AccessDenied, error.Id);
    }

    [Theory]
    [InlineData(302, "Location: https://other.example.com/login.jsp?os_destination=secret", "https://other.example.com/login.jsp")]
    [InlineData(429, "Retry-After: 30", "wait: 30 seconds")]
    public async Task The_message_carries_what_the_headers_say_and_no_query(int status, string header, string expected)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", status, Html, Page, (header.Split(": ")[0], header.Split(": ")[1]));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_carries_the_servers_own_words_and_where_its_log_has_the_request()
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 418, "application/json", """{"errorMessages":["short","and stout"]}""", ("X-ANODEID", "node7"), ("X-AREQUESTID", "812x4x1"));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Contains("'short and stout'", error.Message, StringComparison.Ordinal);
        Assert.Contains("[node node7, request 812x4x1]", error.Message, StringComparison.Ordinal);
        Assert.Equal(("node7", "812x4x1"), (error.NodeId, error.RequestId));
    }

    [Fact]
    public async Task An_invalid_answer_is_located_and_not_repeated()
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, "application/json", "{\"success\":true,\n\"integration\":{\"id\":5,\"displayName\": hidden-text}}");
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_has_its_texts_and_no_text_is_left_over()
    {
        var texts = new System.Resources.ResourceManager("GitIntegration.Errors.Errors", typeof(GijException).Assembly)
            .GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);
        Assert.Equal(Enum.GetNames<GijErrorId>().SelectMany(id => new[] { id, $"{id}_Advice" }).Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }
}
