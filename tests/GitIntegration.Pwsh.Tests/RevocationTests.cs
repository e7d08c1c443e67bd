using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// Certificates of an authority that the system trusts, with a list of revoked ones that is served or not: real TLS, and the chains
/// of the platform. Each test has a process of its own, which knows no list at first.
/// </summary>
public sealed class RevocationTests : IDisposable
{
    private const string Connected = "connected";

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory();
    private readonly CertificateAuthority authority = new();

    [TrustedAuthorityTheory]
    [InlineData("good", "None Offline default", "connected connected connected", 0)]
    [InlineData("good", "Online Offline Online", "connected connected connected", 1)]
    [InlineData("revoked", "None Offline default", "connected connected connected", 0)]
    [InlineData("revoked", "Online Offline default None", "revoked revoked revoked connected", 1)]
    [InlineData("unreachable", "None Offline default Online", "connected connected connected unknown", 0)]
    [InlineData("silent", "None Offline default Online", "connected connected connected unknown", 0)]
    public async Task A_revoked_certificate_is_refused_where_that_can_be_known(string kind, string checks, string expected, int fetches)
    {
        using var certificate = authority.Issue(kind);
        using var server = new LoopbackServer("/jira", certificate);
        var outcomes = await ConnectAsync(server, $"{server.BaseUri}", checks);

        Assert.Equal(expected.Split(' ').Select(Expected), outcomes);
        Assert.Equal(fetches, authority.Fetches);
        Assert.Equal(
            outcomes.Count(outcome => outcome == Connected),
            server.Requests.Count(request => request.Path.EndsWith("/myself", StringComparison.Ordinal))
        );
    }

    [TrustedAuthorityTheory]
    [InlineData("good", "Online", "connected")]
    [InlineData("revoked", "Online Offline", "revoked revoked")]
    [InlineData("unreachable", "Offline Online", "connected unknown")]
    public async Task A_thumbprint_does_not_stand_in_for_the_revocation(string kind, string checks, string expected)
    {
        using var certificate = authority.Issue(kind);
        using var server = new LoopbackServer("/jira", certificate);
        var outcomes = await ConnectAsync(server, $"{server.BaseUri} -CertificateThumbprint {certificate.Thumbprint()}", checks);
        Assert.Equal(expected.Split(' ').Select(Expected), outcomes);
    }

    [TrustedAuthorityTheory]
    [InlineData("good", "Online", "connected")]
    [InlineData("revoked", "Online", "revoked proxy")]
    [InlineData("unreachable", "Online", "unknown proxy")]
    public async Task The_certificate_of_a_proxy_is_checked_alike(string kind, string checks, string expected)
    {
        using var certificate = authority.Issue(kind);
        using var proxy = new LoopbackServer("/jira", certificate);
        var options = $"-AllowUnencrypted -Proxy {proxy.BaseUri.GetLeftPart(UriPartial.Authority)}";
        var outcomes = await ConnectAsync(proxy, $"http://jira.example.invalid/jira {options}", checks);
        Assert.Equal([Expected(expected)], outcomes);
    }

    public void Dispose()
    {
        authority.Dispose();
        home.Delete(recursive: true);
    }

    /// <summary>Connects once for each way of checking, in one process.</summary>
    private async Task<string[]> ConnectAsync(LoopbackServer server, string target, string checks)
    {
        var pem = Path.Combine(home.FullName, "trusted.pem");
        await File.WriteAllTextAsync(pem, authority.Pem);
        var script = Path.Combine(home.FullName, "connect.ps1");
        await File.WriteAllTextAsync(
            script,
            $$"""
            $env:HOME = $PSScriptRoot     # where .NET keeps the lists that it has fetched
            Import-Module {{Pwsh.Quote(Checkout.PathOf("output/GitIntegration"))}}
            $token = ConvertTo-SecureString {{Pwsh.Quote(server.Sandbox.AdministratorToken)}} -AsPlainText -Force
            foreach ($check in -split '{{checks}}') {
                $how = if ($check -eq 'default') { @{} } else { @{ CheckRevocation = $check } }
                try {
                    Connect-GijServer {{target}} -Token $token -MaxRetry 0 @how -WarningAction Ignore 6> $null
                    '{{Connected}}'
                }
                catch {
                    '{0}: {1} {2}' -f $_.FullyQualifiedErrorId.Split(',')[0], $_.ErrorDetails.Message, $_.ErrorDetails.RecommendedAction
                }
            }
            """
        );
        var environment = new Dictionary<string, string?> { ["SSL_CERT_FILE"] = pem, ["SSL_CERT_DIR"] = home.FullName };
        var outcome = await Pwsh.RunAsync(script, [], environment);
        Assert.Equal(string.Empty, outcome.Errors);
        var address = target.Split(' ')[0];
        return
        [
            .. outcome
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Trim().Replace(address, "(server)", StringComparison.Ordinal)),
        ];
    }

    private static string Expected(string outcome) =>
        outcome switch
        {
            "revoked" => "CertificateRejected: The certificate of (server) is not trusted: CN=127.0.0.1 was revoked. "
                + "Don't connect until it's replaced, and tell its owner.",
            "revoked proxy" =>
                "CertificateRejected: The certificate of the proxy in front of (server) is not trusted: CN=127.0.0.1 was revoked. "
                    + "Don't connect until it's replaced, and tell its owner.",
            "unknown" =>
                "CertificateRejected: The certificate of (server) is not trusted: the revocation of CN=127.0.0.1 can't be checked. "
                    + Remedy,
            "unknown proxy" => "CertificateRejected: The certificate of the proxy in front of (server) is not trusted: "
                + $"the revocation of CN=127.0.0.1 can't be checked. {Remedy}",
            _ => outcome,
        };

    private const string Remedy =
        "Let this machine reach the revocation list (CRL or OCSP) of its issuer, or connect with -CheckRevocation Offline.";
}
