using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>How a connection reaches its server, and knows it, over real sockets.</summary>
public sealed class NetworkTests : IDisposable
{
    private const string FarAway = "http://jira.example.invalid/jira";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public NetworkTests() => engine.WithSecret("token", server.Sandbox.AdministratorToken);

    [Theory]
    [InlineData("127.0.0.1", -1, 1, "right", null)]
    [InlineData("other.example.com", -1, 1, "right", null)]
    [InlineData("127.0.0.1", -1, 1, "wrong,right", null)]
    [InlineData("127.0.0.1", -1, 1, "spelled", null)]
    [InlineData("127.0.0.1", -1, 1, "wrong", "not one of those that you gave")]
    [InlineData("127.0.0.1", -3, -1, "right", "expired on")]
    [InlineData("127.0.0.1", 1, 3, "right", "isn't valid before")]
    public void A_thumbprint_stands_in_for_chain_and_name_but_not_for_the_dates(
        string name,
        int firstDay,
        int lastDay,
        string pins,
        string? fault
    )
    {
        using var certificate = Certificates.SelfSigned(name, firstDay, lastDay);
        using var secure = new LoopbackServer("/jira", certificate);
        var thumbprint = certificate.Thumbprint();
        engine.With(
            "pins",
            pins.Split(',')
                .Select(pin =>
                    pin switch
                    {
                        "right" => thumbprint,
                        "spelled" => string.Join(':', thumbprint.Chunk(2).Select(pair => new string(pair))).ToLowerInvariant(),
                        _ => new string('A', 64),
                    }
                )
                .ToArray()
        );
        var outcome = engine
            .WithSecret("token", secure.Sandbox.AdministratorToken)
            .Run($"Connect-GijServer {secure.BaseUri} -Token $token -CertificateThumbprint $pins -MaxRetry 0");

        Assert.Equal(fault is null ? [] : ["CertificateRejected"], outcome.ErrorIds);
        Assert.Equal(fault is null, secure.Requests.Count > 0);
        Assert.All(outcome.AllErrors, error => Assert.Contains(fault!, error.Exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_untrusted_certificate_is_refused_with_the_thumbprint_to_compare()
    {
        using var certificate = Certificates.SelfSigned();
        using var secure = new LoopbackServer("/jira", certificate);
        var error = engine.Run($"Connect-GijServer {secure.BaseUri} -Token $token").Error;

        Assert.Contains(certificate.Thumbprint(), error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-CertificateThumbprint", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(secure.Requests);
    }

    [Theory]
    [InlineData("Online", true, true)]
    [InlineData("Online", false, false)]
    [InlineData("Offline", false, true)]
    [InlineData("None", false, true)]
    public void Asking_whether_a_pinned_certificate_was_revoked_needs_its_issuer_unless_it_has_none(
        string check,
        bool isSelfSigned,
        bool isTaken
    )
    {
        using var authority = new CertificateAuthority();
        using var certificate = isSelfSigned ? Certificates.SelfSigned() : authority.Issue("revoked");
        using var secure = new LoopbackServer("/jira", certificate);
        var options = $"-CertificateThumbprint {certificate.Thumbprint()} -CheckRevocation {check}";
        var outcome = engine
            .WithSecret("token", secure.Sandbox.AdministratorToken)
            .Run($"(Connect-GijServer -PassThru {secure.BaseUri} -Token $token {options}).CheckRevocation");

        Assert.Equal(isTaken ? [] : ["CertificateRejected"], outcome.ErrorIds);
        Assert.Equal(isTaken ? [check] : [], outcome.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void A_client_certificate_is_shown_beside_a_token_and_alone()
    {
        using var certificate = Certificates.SelfSigned();
        using var mine = Certificates.SelfSigned("robot");
        using var secure = new LoopbackServer("/jira", certificate);
        secure.On("GET /rest/api/2/myself", 200, "application/json", """{"name":"robot"}""");
        engine.WithSecret("token", secure.Sandbox.AdministratorToken).With("mine", mine).With("pin", certificate.Thumbprint());
        engine.Succeed($"Connect-GijServer {secure.BaseUri} -Token $token -Certificate $mine -CertificateThumbprint $pin -Name both");
        var alone = (GijServer)
            engine
                .Succeed(
                    $"Connect-GijServer -PassThru {secure.BaseUri} -NoLogin -Certificate $mine -CertificateThumbprint $pin -Name alone"
                )
                .Output.Single()
                .BaseObject;

        Assert.Equal(("robot", AuthenticationKind.None), (alone.User, alone.Authentication));
        var logins = secure.Requests.Where(request => request.Path.EndsWith("/myself", StringComparison.Ordinal)).ToArray();
        Assert.All(secure.Requests, request => Assert.Equal("CN=robot", request.ClientCertificate));
        Assert.Equal([true, false], logins.Select(request => request.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public void The_windows_login_is_offered_only_when_the_server_asks()
    {
        server.On("GET /rest/api/2/myself", 200, "application/json", """{"name":"robot"}""");
        var connection = (GijServer)
            engine.Succeed($"Connect-GijServer -PassThru {server.BaseUri} -UseDefaultCredentials").Output.Single().BaseObject;

        Assert.Equal(AuthenticationKind.DefaultCredentials, connection.Authentication);
        Assert.All(server.Requests, request => Assert.False(request.Headers.ContainsKey("Authorization")));
        server.On("GET /rest/gitplugin/1.0/integration", 401, "text/html", "", ("WWW-Authenticate", "Negotiate"));
        Assert.Equal(["AuthenticationFailed"], engine.Run("Get-GijIntegration").ErrorIds);
    }

    [Fact]
    public void Headers_for_a_gateway_go_with_every_request_and_their_secrets_are_shown_nowhere()
    {
        engine.WithSecret("key", "k3y-0f-the-gate").With("apiKey", "pl41n-k3y");
        var connection = engine
            .Succeed(
                $$"""
                Connect-GijServer -PassThru {{server.BaseUri}} -Token $token -Header @{
                    'X-Gate' = $key
                    'X-Api-Key' = $apiKey
                    'X-Forwarded-User' = 'robot'
                    'X-Auth' = "Bearer $apiKey"
                    'X-Level' = 5
                }
                """
            )
            .Output.Single();
        engine.Succeed("Get-GijServer | Test-GijServer");

        Assert.All(
            server.Requests,
            request =>
                Assert.Equal(
                    ("k3y-0f-the-gate", "pl41n-k3y", "robot", "Bearer pl41n-k3y", "5"),
                    (
                        request.Headers["X-Gate"],
                        request.Headers["X-Api-Key"],
                        request.Headers["X-Forwarded-User"],
                        request.Headers["X-Auth"],
                        request.Headers["X-Level"]
                    )
                )
        );
        var shown = ((GijServer)connection.BaseObject).Header;
        Assert.Equal(["X-Api-Key", "X-Auth", "X-Forwarded-User", "X-Gate", "X-Level"], shown.Keys.Order(StringComparer.Ordinal));
        Assert.All(shown.Values, value => Assert.Equal("********", value));

        server.On("GET /rest/gitplugin/1.0/integration/5", 500, "text/plain", "k3y-0f-the-gate pl41n-k3y");
        var error = Assert.IsType<GijException>(engine.Run("Get-GijIntegration 5").Error.Exception);
        Assert.Equal("******** ********", error.ResponseBody);
    }

    [Theory]
    [InlineData("@{ 'X-A' = \"b`r`nX-Evil: 1\" }")]
    [InlineData("@{ \"X-A: b`r`nX-Evil\" = '1' }")]
    [InlineData("@{ Authorization = 'Bearer s3cret' }")]
    [InlineData("@{ 'content-type' = 'text/plain' }")]
    [InlineData("@{ host = 'evil.example.com' }")]
    [InlineData("@{ COOKIE = 'a=b' }")]
    [InlineData("@{ 'Transfer-Encoding' = 'chunked' }")]
    [InlineData("@{ 'X-Atlassian-Token' = 'check' }")]
    [InlineData("@{ Expires = '0' }")]
    [InlineData("@{ 'X-A' = ' b' }")]
    [InlineData("@{ 'X-A' = '' }")]
    [InlineData("@{ 'X-A' = 'ä' }")]
    [InlineData("@{ 'X-A' = @(1) }")]
    [InlineData("@{ 'X-A' = $null }")]
    [InlineData("@{ '' = 'x' }")]
    public void A_header_that_cannot_or_must_not_be_sent_is_refused(string header)
    {
        var outcome = engine.Run($"Connect-GijServer {server.BaseUri} -Token $token -Header {header}");
        Assert.Equal(["InvalidValue"], outcome.ErrorIds);
        Assert.DoesNotContain("s3cret", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("-SkipCertificateCheck -CertificateThumbprint ('A' * 64)", "ConflictingFields")]
    [InlineData("-SkipCertificateCheck -CheckRevocation Online", "ConflictingFields")]
    [InlineData("-SkipCertificateCheck -CheckRevocation Offline", "ConflictingFields")]
    [InlineData("-NoProxy -Proxy http://127.0.0.1:1", "ConflictingFields")]
    [InlineData("-NoProxy -ProxyUseDefaultCredentials", "ConflictingFields")]
    [InlineData(
        "-Proxy http://127.0.0.1:1 -ProxyUseDefaultCredentials -ProxyCredential ([pscredential]::new('me', $token))",
        "ConflictingFields"
    )]
    [InlineData("-ProxyCredential $credential", "InvalidValue")]
    [InlineData("-CertificateThumbprint ('A' * 40)", "InvalidValue")]
    [InlineData("-CertificateThumbprint 'no hexadecimal'", "InvalidValue")]
    [InlineData("-Certificate $public", "InvalidValue")]
    public void Options_that_contradict_each_other_or_cannot_be_used_are_refused(string options, string id)
    {
        using var certificate = Certificates.SelfSigned();
        using var publicPart = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(certificate.RawData);
        engine.With("public", publicPart).With("credential", engine.Succeed("[pscredential]::new('svc', $token)").Output.Single());
        Assert.Equal([id], engine.Run($"Connect-GijServer {server.BaseUri} -Token $token {options}").ErrorIds);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("proxy.example.com")]
    [InlineData("ftp://proxy.example.com")]
    [InlineData("http://user:s3cret@proxy.example.com")]
    [InlineData("http://user:s3cret@proxy.example.com:99999")]
    [InlineData("user:s3cret@proxy.example.com")]
    public void An_address_that_is_none_of_a_proxy_is_refused_and_not_repeated(string address)
    {
        var error = engine.With("proxy", address).Run($"Connect-GijServer {server.BaseUri} -Token $token -Proxy $proxy").Error;
        Assert.StartsWith("ParameterArgumentTransformationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-ProxyCredential", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", $"{error.Exception}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_gets_the_request_for_the_server_behind_it()
    {
        engine.Succeed($"Connect-GijServer {FarAway} -Token $token -AllowUnencrypted -Proxy {Origin}");
        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, request => Assert.Equal("jira.example.invalid", request.Headers["Host"]));
    }

    [Fact]
    public void A_proxy_that_wants_a_login_gets_the_one_that_was_given_for_it()
    {
        server.On("GET /rest/api/2/myself", AskForProxyLogin);
        Assert.Equal(
            ["ProxyLoginRefused"],
            engine.Run($"Connect-GijServer {FarAway} -Token $token -AllowUnencrypted -Proxy {Origin}").ErrorIds
        );

        engine.With(
            "login",
            engine.WithSecret("password", "pr0xy-passw0rd").Succeed("[pscredential]::new('me', $password)").Output.Single()
        );
        engine.Succeed($"Connect-GijServer {FarAway} -Token $token -AllowUnencrypted -Proxy {Origin} -ProxyCredential $login");
        Assert.Equal($"Basic {Convert.ToBase64String("me:pr0xy-passw0rd"u8)}", LastLogin().Headers["Proxy-Authorization"]);

        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            500,
            "text/plain",
            $"pr0xy-passw0rd {Convert.ToBase64String("me:pr0xy-passw0rd"u8)}"
        );
        Assert.Equal("******** ********", ((GijException)engine.Run("Get-GijIntegration 5").Error.Exception).ResponseBody);

        LoggedRequest LastLogin() => server.Requests.Last(request => request.Path.EndsWith("/myself", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Proxy http://proxy.example.invalid:3128 -ProxyCredential $login", true)]
    [InlineData("-Proxy http://proxy.example.invalid:3128", false)]
    [InlineData("-Proxy http://127.0.0.1:3128 -ProxyCredential $login", false)]
    [InlineData("-Proxy https://proxy.example.invalid:3128 -ProxyCredential $login", false)]
    public void A_password_that_others_can_read_on_the_way_to_the_proxy_is_warned_of(string options, bool isWarnedOf)
    {
        engine.With("login", engine.Succeed("[pscredential]::new('me', $token)").Output.Single());
        var outcome = engine.Succeed($"Connect-GijServer https://jira.example.invalid -Token $token -SkipTest {options}");
        Assert.Equal(isWarnedOf ? 1 : 0, outcome.Warnings.Count);
        Assert.All(outcome.Warnings, warning => Assert.Contains("password for the proxy", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void A_proxy_that_refuses_the_tunnel_is_told_apart_from_a_server_that_breaks_off()
    {
        using var proxy = new LoopbackServer();
        proxy.On("CONNECT ", 407, "text/html", "", ("Proxy-Authenticate", "Basic realm=x"));
        Assert.Equal(
            ["ProxyLoginRefused"],
            engine.Run($"Connect-GijServer https://jira.example.invalid -Token $token -Proxy {proxy.BaseUri}").ErrorIds
        );

        proxy.On("CONNECT ", 403, "text/html", "");
        Assert.Equal(
            ["ConnectionFailed"],
            engine.Run($"Connect-GijServer https://jira.example.invalid -Token $token -Proxy {proxy.BaseUri}").ErrorIds
        );
        Assert.DoesNotContain(proxy.Requests, request => request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public void A_proxy_that_refuses_the_login_is_asked_once_for_a_whole_pipeline()
    {
        using var proxy = new LoopbackServer();
        proxy.On("CONNECT ", 407, "text/html", "", ("Proxy-Authenticate", "Basic realm=x"));
        engine.Succeed($"Connect-GijServer https://jira.example.invalid -Token $token -Proxy {proxy.BaseUri} -SkipTest");
        Assert.Equal(["ProxyLoginRefused"], engine.Run("1..12 | Get-GijIntegration -ThrottleLimit 1").ErrorIds);
        Assert.Single(proxy.Requests);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private string Origin => server.BaseUri.GetLeftPart(UriPartial.Authority);

    private static Task AskForProxyLogin(HttpContext context)
    {
        var knows = context.Request.Headers.ContainsKey("Proxy-Authorization");
        context.Response.StatusCode = knows ? 200 : 407;
        context.Response.ContentType = "application/json";
        context.Response.Headers["Proxy-Authenticate"] = "Basic realm=\"proxy\"";
        return context.Response.WriteAsync("""{"name":"robot"}""");
    }
}
