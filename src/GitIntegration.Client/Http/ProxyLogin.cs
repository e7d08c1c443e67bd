using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GitIntegration;

/// <summary>The secret parts of a proxy's login.</summary>
internal static class ProxyLogin
{
    /// <summary>The variables from which .NET reads proxies, except in Windows PowerShell.</summary>
    private static readonly string[] Variables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    /// <summary>The secrets in the addresses of the environment's proxies.</summary>
    public static IEnumerable<string> SecretsOfEnvironment =>
        Variables
            .Select(Environment.GetEnvironmentVariable)
            .Where(address => !string.IsNullOrEmpty(address))
            .Distinct()
            .SelectMany(SecretsIn);

    /// <summary>The password as it is, and as Basic sends it; nothing without one.</summary>
    public static IEnumerable<string> SecretsOf(string userName, string password) =>
        password.Length == 0 ? [] : [password, Basic($"{userName}:{password}")];

    private static IEnumerable<string> SecretsIn(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var afterScheme = scheme < 0 ? address : address.Substring(scheme + 3);
        var login = afterScheme.Substring(0, Math.Max(0, afterScheme.LastIndexOf('@')));

        // A login without a colon can be a token.
        var password = login.Substring(login.IndexOf(':') + 1);
        return password.Length == 0 ? [] : [password, Uri.UnescapeDataString(password), Basic(Uri.UnescapeDataString(login))];
    }

    private static string Basic(string login) => Convert.ToBase64String(Encoding.UTF8.GetBytes(login));
}
