using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The login of a proxy in the environment, which .NET reads once for each process.</summary>
public sealed class ProxyLoginTests : IDisposable
{
    private const string Password = "Tr0ub4dor&3";

    private const string Script = """
        Import-Module (Resolve-Path output/GitIntegration/*/GitIntegration.psd1)
        $token = ConvertTo-SecureString x -AsPlainText -Force
        try { Connect-GijServer https://jira.example.invalid -Token $token -MaxRetry 0 } catch { 'Failed.' }
        $Error[0].FullyQualifiedErrorId
        Get-Error
        $Error[0] | Format-List * -Force
        $Error[0].Exception.ToString()
        $Error[0].Exception.InnerException | Format-List * -Force
        [System.Management.Automation.PSSerializer]::Serialize($Error)
        """;

    private readonly LoopbackServer proxy = new();

    [Theory]
    [InlineData(407, "ProxyLoginRefused")]
    [InlineData(502, "ConnectionFailed")]
    public async Task Its_password_is_in_no_error(int status, string id)
    {
        proxy.On("CONNECT ", status, "text/html", $"<p>svc:{Password}</p>", ("Proxy-Authenticate", "Basic realm=x"));
        var seen = await Pwsh.RunCommandAsync(
            Script,
            new Dictionary<string, string?>
            {
                ["HTTPS_PROXY"] = $"http://svc:{Uri.EscapeDataString(Password)}@{proxy.BaseUri.Authority}",
                ["NO_PROXY"] = null,
                ["no_proxy"] = null,
            }
        );

        Assert.Contains(id, seen.Text, StringComparison.Ordinal);
        Assert.Contains("System.Net.Http.HttpRequestException", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tr0ub4dor", seen.Text, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => proxy.Dispose();
}
