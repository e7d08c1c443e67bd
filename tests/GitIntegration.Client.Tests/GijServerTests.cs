using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

public class GijServerTests
{
    [Theory]
    [InlineData("jira.example.com")]
    [InlineData("ftp://jira.example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://admin:hunter2@jira.example.com")]
    [InlineData("https://jira.example.com/?os_password=hunter2")]
    [InlineData("https://jira.example.com/#top")]
    [InlineData("https://hunter2:1234#x@jira.example.com")]
    public void An_address_of_no_Jira_is_refused_without_repeating_a_secret_in_it(string address)
    {
        var error = Assert.Throws<GijException>(() => Open(address));
        Assert.Equal(GijErrorId.InvalidAddress, error.Id);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://admin:secret@jira.example.com/jira", "'https://********@jira.example.com/jira' isn't")]
    [InlineData("https://jira.example.com/jira?os_password=x", "'https://jira.example.com/jira?********' isn't")]
    [InlineData("jira.example.com", "'jira.example.com' isn't")]
    public void A_refused_address_is_quoted_so_that_what_is_wrong_can_be_seen(string address, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<GijException>(() => Open(address)).Summary, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://jira.example.com", false)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://127.0.0.1/jira", true)]
    [InlineData("http://[::1]/jira", true)]
    [InlineData("https://jira.example.com", true)]
    public void Http_is_only_for_this_machine_unless_allowed(string address, bool taken)
    {
        if (taken)
        {
            Open(address).Dispose();
        }
        else
        {
            Assert.Equal(GijErrorId.UnencryptedConnection, Assert.Throws<GijException>(() => Open(address)).Id);
        }

        Open(address, options => options.AllowUnencrypted = true).Dispose();
    }

    [Theory]
    [InlineData("https://jira.example.com", "jira.example.com")]
    [InlineData("https://example.com/jira/", "example.com/jira")]
    [InlineData("http://localhost:2990/jira", "localhost:2990/jira")]
    public void A_connection_is_named_after_its_host_and_context_path(string address, string name)
    {
        using var server = Open(address);
        Assert.Equal(name, server.Name);
    }

    [Fact]
    public async Task Callers_that_need_the_projects_at_the_same_time_wait_for_one_request()
    {
        var asked = 0;
        using var busy = new LoopbackServer("/jira");
        busy.Around = async (context, answer) =>
        {
            Interlocked.Increment(ref asked);
            await Task.Delay(100);
            await answer();
        };
        using var connection = busy.Connect();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => connection.Projects.KeysAsync(RequestObserver.None, default)));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_test_finds_out_all_there_is_to_know()
    {
        using var server = new LoopbackServer("/jira");
        using var connection = server.Connect();
        var test = await TestAsync(connection);

        Assert.True(test.Reachable && test.AppAnswers == true && test.Administrator == true);
        Assert.Equal(
            ("RUNNING", "9.12.5", "4.28.6", "admin", "sandbox1"),
            (test.State, test.JiraVersion, test.AppVersion, test.User, test.NodeId)
        );
        Assert.True(test.RoundTrip > TimeSpan.Zero);
        Assert.Empty(test.Problems);
    }

    [Fact]
    public async Task A_test_tells_a_user_from_an_administrator_and_a_wrong_login_from_both()
    {
        using var server = new LoopbackServer("/jira");
        using var reader = server.Connect(token: server.Sandbox.ReaderToken);
        using var nobody = server.Connect(token: "wrong");

        var asReader = await TestAsync(reader);
        Assert.Null(asReader.AppVersion);
        Assert.Equal(("reader", true, false), (asReader.User, asReader.AppAnswers, asReader.Administrator));
        Assert.Single(asReader.Problems);

        var asNobody = await TestAsync(nobody);
        Assert.Equal((true, null, null, null), (asNobody.Reachable, asNobody.User, asNobody.AppAnswers, asNobody.Administrator));
        Assert.Contains("refused the login", Assert.Single(asNobody.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, "MAINTENANCE")]
    [InlineData(500, "ERROR")]
    [InlineData(200, "STARTING")]
    public async Task A_test_shows_the_state_also_when_it_comes_with_an_error(int status, string state)
    {
        using var server = new LoopbackServer("/jira");
        server.On("GET /status", status, "application/json", $$"""{"state":"{{state}}"}""");
        using var connection = server.Connect();
        Assert.Equal(state, (await TestAsync(connection)).State);
    }

    [Fact]
    public async Task A_test_tells_a_missing_app_from_a_missing_server()
    {
        using var withoutApp = new LoopbackServer("/jira");
        withoutApp.On("GET /rest/gitplugin/1.0/integration", 404, "text/html", "<html></html>");
        using var connection = withoutApp.Connect();
        var test = await TestAsync(connection);
        Assert.Equal((true, "RUNNING", false, null), (test.Reachable, test.State, test.AppAnswers, test.Administrator));

        withoutApp.Dispose();
        var gone = await TestAsync(connection);
        Assert.Equal((false, null, null), (gone.Reachable, gone.State, gone.AppAnswers));
        Assert.Single(gone.Problems);
    }

    [Fact]
    public async Task A_page_of_a_gateway_says_nothing_of_the_app_and_the_user()
    {
        using var server = new LoopbackServer("/jira");
        server.On("GET /rest/gitplugin/1.0/integration", 403, "text/html", "<html><title>Blocked</title></html>");
        using var connection = server.Connect();
        var test = await TestAsync(connection);
        Assert.Equal((true, "admin", null, null), (test.Reachable, test.User, test.AppAnswers, test.Administrator));
        Assert.Contains("The page is titled 'Blocked'.", Assert.Single(test.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://jira.example.com/jira//", "https://jira.example.com/jira/")]
    [InlineData("https://jira.example.com//", "https://jira.example.com/")]
    [InlineData("https://jira.example.com/jira", "https://jira.example.com/jira")]
    public void A_second_slash_at_the_end_of_an_address_is_left_out(string typed, string address) =>
        Assert.Equal(address, ServerAddress.Parse(typed).AbsoluteUri);

    private static Task<GijServerTest> TestAsync(GijServer server) =>
        new ServerProbe(server, RequestObserver.None, CancellationToken.None).RunAsync();

    private static GijServer Open(string address, Action<ConnectionOptions>? change = null)
    {
        using var token = SecretText.ToSecureString("token");
        var options = new ConnectionOptions(new Uri(address, UriKind.RelativeOrAbsolute), JiraLogin.FromToken(token));
        change?.Invoke(options);
        return new GijServer(options);
    }
}
