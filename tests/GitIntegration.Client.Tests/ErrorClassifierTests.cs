using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The rows of the table from an answer to its error, each over a socket.</summary>
public sealed class ErrorClassifierTests : IDisposable
{
    private const string Html = "text/html;charset=UTF-8";
    private const string Page = "<!DOCTYPE html><html><head><title>Anmelden</title></head></html>";

    private readonly LoopbackServer server = new("/jira");
    private readonly GijServer connection;

    public ErrorClassifierTests() => connection = server.Connect();

    [Theory]
    [MemberData(nameof(FailureAnswer.Rows), MemberType = typeof(FailureAnswer))]
    public async Task An_answer_is_named_for_what_it_is(int row, string name)
    {
        var answer = FailureAnswer.All[row];
        answer.AnswerOn(server, "GET /rest/gitplugin/1.0/integration/5");
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Equal(name, $"{error.Id} {error.StatusCode}");
        Assert.Contains("test", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Advice);
        Assert.Equal(answer.Body.Length > 0, error.ResponseBody is not null);
    }

    [Fact]
    public void Every_error_that_an_answer_can_be_has_its_row()
    {
        var without = typeof(GijErrorId).GetEnumNames().Except(FailureAnswer.All.Select(answer => answer.Id));
        Assert.Equal(
            [
                "NotConnected",
                "ConnectionClosed",
                "ServerMismatch",
                "InvalidAddress",
                "UnencryptedConnection",
                "PolicyViolation",
                "PolicyUnreadable",
                "InvalidLogin",
                "RepositoryNotFound",
                "IssueNotFound",
                "UnknownType",
                "AmbiguousName",
                "InvalidIdentity",
                "ProjectNotFound",
                "RequestTimeout",
                "RemovalPending",
                "ReindexFailed",
                "WaitTimedOut",
                "WebhookNotFound",
                "ConnectionFailed",
                "ConnectionBroken",
                "CertificateRejected",
                "JournalUnwritable",
                "JournalUnreadable",
                "ConfigurationInvalid",
                "ConfigurationUnreadable",
                "FileUnreadable",
                "FileUnwritable",
                "MissingSecret",
                "PlanStale",
                "PruneLimitExceeded",
                "ChangedSince",
                "InvalidFilter",
                "HostRefused",
                "HostUnavailable",
                "ScanNotPreviewable",
                "WouldLoseRepositories",
                "TokenNotVerified",
                "BulkFileInvalid",
                "DeletionNotConfirmed",
                "BulkImportFailed",
                "BulkChangeNotMade",
                "NothingToChange",
                "WouldEraseOriginal",
                "MissingFields",
                "ConflictingFields",
                "InvalidValue",
            ],
            without
        );
    }

    [Theory]
    [InlineData(400, "The plain HTTP request was sent to HTTPS port", "Connect with an address that starts with https://.")]
    [InlineData(400, "No required SSL certificate was sent", "Connect with -Certificate")]
    [InlineData(413, "Request Entity Too Large", "A proxy or gateway in front of Jira has answered.")]
    [InlineData(403, "Blocked by the firewall", "A proxy or gateway in front of Jira has answered.")]
    public async Task A_page_of_a_gateway_is_told_by_its_title_and_gets_its_remedy(int status, string title, string advice)
    {
        var page =
            $"<html>\r\n<head><title>\n {status} {title} {server.Sandbox.AdministratorToken}\n</title></head><body>nginx</body></html>";
        server.On("GET /rest/gitplugin/1.0/integration/5", status, "text/html", page);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Contains($"The page is titled '{status} {title} ********'.", error.Summary, StringComparison.Ordinal);
        Assert.StartsWith(advice, error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_login_of_the_system_is_a_matter_of_tickets()
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 401, Html, Page);
        using var current = new GijServer(
            new ConnectionOptions(server.BaseUri, JiraLogin.OfConnection(AuthenticationKind.DefaultCredentials)) { MaxRetry = 0 }
        );
        var error = await Assert.ThrowsAsync<GijException>(() => current.GetAsync(5));
        Assert.Equal(GijErrorId.AuthenticationFailed, error.Id);
        Assert.Contains("klist", error.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("token", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_is_missing_only_where_Jira_has_shown_itself()
    {
        FailureAnswer.All.First(answer => answer.Id == "JiraNotFound").AnswerOn(server, "GET /rest/gitplugin/1.0/integration/5");
        Assert.Equal(GijErrorId.JiraNotFound, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id);

        server.On("GET /rest/gitplugin/1.0/integration/6", 404, "application/json", """{"message":"no route"}""");
        Assert.Equal(GijErrorId.JiraNotFound, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(6))).Id);

        await connection.Jira().GetUserAsync(CancellationToken.None);
        Assert.Equal(GijErrorId.AppNotFound, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id);
    }

    [Theory]
    [InlineData("/rest/gitplugin/1.0/integration/5?x=1", "")]
    [InlineData("/jira/v2/rest/gitplugin/1.0/integration/5", "/jira/v2")]
    public async Task A_redirect_to_another_context_path_gives_the_address_to_connect_with(string location, string contextPath)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 301, Html, Page, ("Location", location));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.StartsWith(
            $"Connect with -BaseUri {server.BaseUri.GetLeftPart(UriPartial.Authority)}{contextPath}, ",
            error.Advice,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_redirect_to_https_gives_the_address_to_connect_with_and_one_to_another_host_does_not()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            301,
            Html,
            Page,
            ("Location", "https://127.0.0.1/jira/rest/gitplugin/1.0/integration/5")
        );
        Assert.Contains(
            "-BaseUri https://127.0.0.1/jira,",
            (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Advice,
            StringComparison.Ordinal
        );

        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            301,
            Html,
            Page,
            ("Location", "https://evil.example.com/jira/rest/gitplugin/1.0/integration/5")
        );
        Assert.DoesNotContain(
            "-BaseUri",
            (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Advice,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://bob:pw@127.0.0.1/jira/rest/gitplugin/1.0/integration/5", "https://127.0.0.1/jira")]
    [InlineData("/login.jsp;jsessionid=5E55104A?os_destination=x", null)]
    [InlineData("ftp://127.0.0.1/jira/rest/gitplugin/1.0/integration/5", null)]
    public async Task A_redirect_shows_no_login_and_no_session_and_advises_web_addresses_only(string location, string? advised)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 301, Html, Page, ("Location", location));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.DoesNotContain("5E55104A", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pw@", error.Message, StringComparison.Ordinal);
        Assert.Equal(advised is not null, error.Message.Contains($"-BaseUri {advised}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The page /jira/rest/gitplugin/1.0/integration/5 does not exist.", "JiraNotFound")]
    [InlineData("The page /jira/rest/gitplugin/1.0/integration/5 shows integration 5, which does not exist.", "IntegrationNotFound")]
    public async Task A_page_that_only_repeats_the_address_says_nothing_of_the_integration(string words, string id)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 404, Html, $"<html><body>{words}</body></html>");
        Assert.Equal(id, $"{(await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id}");
    }

    [Theory]
    [InlineData("Project with id 10005 does not exist", "RequestRejected")]
    [InlineData("Integration with id=15 does not exist", "RequestRejected")]
    [InlineData("Project 5 does not exist", "RequestRejected")]
    [InlineData("Repository with id=5 does not exist", "IntegrationNotFound")]
    public async Task Only_the_integration_itself_can_be_the_one_that_does_not_exist(string words, string id)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, "application/json", $$"""{"success":false,"error":"{{words}}"}""");
        Assert.Equal(id, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id.ToString());
    }

    [Fact]
    public async Task The_beginning_of_the_body_is_on_the_error_and_not_in_its_message()
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 500, Html, "<html>" + new string('y', 3000));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Equal("<html>" + new string('y', 1994), error.ResponseBody);
        Assert.DoesNotContain("yyy", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"pat":"s3cret","note":"plain"}""")]
    [InlineData("""{"credentials":{"any":"s3cret"},"more":["s3cret"]}""")]
    [InlineData("""{"password":"s3cret""")]
    [InlineData("""<meta name="atlassian-token" content="s3cret">""")]
    [InlineData("<access-token>s3cret</access-token>")]
    [InlineData("GET /x?api_key=s3cret&b=c")]
    [InlineData("Authorization: Basic s3cret")]
    [InlineData("""{"success":true,"integration":{"id":0,"pat":"s3cret","displayName":"x"}}""")]
    [InlineData("""{"data":[{"password":"s3cret"}]}""")]
    [InlineData("""{"message":"{\"password\":\"s3cret\"}"}""")]
    [InlineData("clone failed: password=s3cret")]
    [InlineData("<token><![CDATA[s3cret]]></token>")]
    [InlineData("""<token value="s3cret"/>""")]
    [InlineData("""<input value="s3cret" name="atl_token">""")]
    [InlineData("""<a href="/x?atl_token=s3cret">""")]
    [InlineData("password&quot;:&quot;s3cret&quot;")]
    [InlineData("""{"message":"{\"password\":\"a\\\"s3cret\"}"}""")]
    [InlineData("""{"message":"{\"message\":\"{\\\"password\\\":\\\"a\\\\\\\"s3cret\\\"}\"}"}""")]
    [InlineData("&lt;token&gt;s3cret&lt;/token&gt;")]
    [InlineData("form: password%3Ds3cret%26a%3Db")]
    [InlineData("%7B%22password%22%3A%22s3cret%22%7D")]
    public async Task A_secret_in_the_body_is_masked_by_its_name(string body)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 500, "text/plain", body);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.DoesNotContain("s3cret", error.ResponseBody, StringComparison.Ordinal);
        Assert.Contains("********", error.ResponseBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dG9rZW4+Zm9v/YmFy==")]
    [InlineData("DG9RZW4+zM9V/yMfY==")]
    [InlineData("""dG9rZW4\u002bZm9v\/YmFy\u003d\u003D""")]
    [InlineData("dG9rZW4%2BZm9v%2fYmFy%3D%3d")]
    [InlineData("dG9rZW4&#43;Zm9v&#x2F;YmFy==")]
    [InlineData("&#100;G9rZW4+Zm9v/YmFy==")]
    public async Task A_login_is_masked_in_whatever_way_the_answer_escapes_it(string repeated)
    {
        using var odd = server.Connect(token: "dG9rZW4+Zm9v/YmFy==");
        server.On("GET /rest/gitplugin/1.0/integration/5", 500, "text/plain", $"No user has {repeated}.");
        Assert.Equal("No user has ********.", (await Assert.ThrowsAsync<GijException>(() => odd.GetAsync(5))).ResponseBody);

        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            302,
            Html,
            "",
            ("Location", $"https://other.example.com/{Uri.EscapeDataString("dG9rZW4+Zm9v/YmFy==")}")
        );
        Assert.Contains(
            "https://other.example.com/********,",
            (await Assert.ThrowsAsync<GijException>(() => odd.GetAsync(5))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_secret_that_begins_with_another_is_masked_whole_and_a_number_too()
    {
        using var password = SecretText.ToSecureString("Summer2026 & more");
        using var pat = SecretText.ToSecureString("Summer2026 & more-Extended");
        using var digits = SecretText.ToSecureString("1234567890");
        using var odd = new GijServer(new ConnectionOptions(server.BaseUri, JiraLogin.FromPassword("admin", password)) { MaxRetry = 0 });
        server.On(
            "PUT /rest/gitplugin/1.0/integration/5",
            500,
            "application/json",
            """{"success":false,"error":"Cannot log in with Summer2026 & more-Extended; password: Summer2026 &amp; more"}"""
        );
        var error = await Assert.ThrowsAsync<GijException>(() => odd.UpdateAsync(5, (SharedFields.Pat, pat)));
        Assert.Contains("'Cannot log in with ********; password: ********'", error.Message, StringComparison.Ordinal);

        server.On(
            "PUT /rest/gitplugin/1.0/integration/5",
            200,
            "application/json",
            """{"success":true,"integration":{"id":5,"note":1234567890,"other":12345678901}}"""
        );
        var changed = await odd.UpdateAsync(5, (SharedFields.Password, digits));
        Assert.Equal("********", changed.AdditionalFields["note"]);
        Assert.Equal(12345678901, changed.AdditionalFields["other"]);
    }

    [Fact]
    public async Task A_login_that_the_end_of_the_kept_body_cuts_through_is_masked_too()
    {
        var token = new string('t', 2500);
        using var secretive = server.Connect(token: token);
        server.On("GET /rest/gitplugin/1.0/integration/5", 500, "text/plain", new string('-', 1900) + token + "tail");
        var error = await Assert.ThrowsAsync<GijException>(() => secretive.GetAsync(5));
        Assert.DoesNotContain("tttt", error.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_words_stay_in_one_line_and_do_not_command_the_terminal()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            500,
            "application/json",
            $$"""{"success":false,"error":"first\nsecond \u001b[31mred{{new string('z', 2000)}}"}"""
        );
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Contains(@"'first second \u{1b}[31mred", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error.Message);
        Assert.True(error.Message.Length < 1000, error.Message);
    }

    [Fact]
    public async Task A_missing_page_of_Jira_itself_means_a_wrong_address()
    {
        server.On("GET /rest/api/2/myself", 404, Html, Page);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.Jira().GetUserAsync(CancellationToken.None));
        Assert.Equal(GijErrorId.JiraNotFound, error.Id);
    }

    [Fact]
    public async Task A_refusal_of_Jira_itself_is_no_matter_of_the_apps_permission()
    {
        server.On("GET /rest/api/2/myself", 403, Html, Page);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.Jira().GetUserAsync(CancellationToken.None));
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
    public async Task The_message_carries_the_servers_own_words_and_the_properties_where_its_log_has_the_request()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            418,
            "application/json",
            """{"errorMessages":["short","and stout"]}""",
            ("X-ANODEID", "node7"),
            ("X-AREQUESTID", "812x4x1")
        );
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Contains("'short and stout'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("node7", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            ("node7", "812x4x1", "GET /rest/gitplugin/1.0/integration/5", 418),
            (error.NodeId, error.RequestId, error.Request, error.StatusCode)
        );
    }

    [Fact]
    public async Task An_invalid_answer_is_located_and_not_repeated()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            200,
            "application/json",
            "{\"success\":true,\n\"integration\":{\"id\":5,\"displayName\": hidden-text}}"
        );
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-text", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", """{"success":false,"errors":["one","two"]}""", "It says: 'one two'.")]
    [InlineData(
        "application/json",
        """{"errorMessages":["one."],"errors":{"displayName":"too long."}}""",
        "It says: 'one. displayName: too long'."
    )]
    [InlineData("text/plain", "hello", "it is not JSON.")]
    [InlineData("application/json", "", "it is empty.")]
    [InlineData("text/plain", "", "it is empty.")]
    public async Task A_refusal_has_the_servers_words_and_a_body_that_is_none_its_own_fault(
        string contentType,
        string body,
        string expected
    )
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            body.Contains("errors", StringComparison.Ordinal) ? 400 : 200,
            contentType,
            body
        );
        Assert.Contains(expected, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_connection_is_in_doubt_for_a_change_and_not_for_a_read()
    {
        foreach (var method in new[] { "GET", "PUT" })
        {
            server.On(
                $"{method} /rest/gitplugin/1.0/integration/5",
                context =>
                {
                    context.Abort();
                    return Task.CompletedTask;
                }
            );
        }

        var read = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        var change = await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.Disabled, true)));
        Assert.Equal((GijErrorId.ConnectionBroken, "Try again."), (read.Id, read.Advice));
        Assert.DoesNotContain("carried", read.Message, StringComparison.Ordinal);
        Assert.Equal("Check the current state first. Try again.", change.Advice);
        Assert.EndsWith("The server may have carried it out.", change.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InvalidResponse", true)]
    [InlineData("LoginPageReturned", false)]
    [InlineData("RequestRejected", false)]
    [InlineData("ServerUnavailable", true, 502)]
    [InlineData("ServerUnavailable", false, 503)]
    [InlineData("ServerUnavailable", true, 504)]
    [InlineData("UnexpectedStatus", true, 500)]
    [InlineData("UnexpectedStatus", false, 418)]
    [InlineData("RateLimited", false)]
    public async Task An_error_about_a_change_knows_whether_it_may_have_been_made(string id, bool expected, int? status = null)
    {
        FailureAnswer
            .All.First(answer => answer.Id == id && (status is null || answer.Status == status))
            .AnswerOn(server, "PUT /rest/gitplugin/1.0/integration/5");
        var error = await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.Disabled, true)));
        Assert.Equal((id, expected), ($"{error.Id}", error.MayHaveActed));
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }
}
