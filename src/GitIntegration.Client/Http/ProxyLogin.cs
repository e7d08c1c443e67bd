using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GitIntegration;

/// <summary>The proxies of the environment, from which .NET takes them outside of Windows PowerShell.</summary>
internal static class SystemProxy
{
    private static readonly string[] Variables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    /// <summary>The passwords in their addresses, as they are and as they are sent.</summary>
    public static IEnumerable<string> Secrets =>
        Variables
            .Select(Environment.GetEnvironmentVariable)
            .Where(address => !string.IsNullOrEmpty(address))
            .Distinct()
            .SelectMany(SecretsIn);

    private static IEnumerable<string> SecretsIn(string address)
    {
        var afterScheme = address.Substring(address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0);
        var login = afterScheme.Substring(0, Math.Max(0, afterScheme.LastIndexOf('@')));
        var password = login.Substring(login.IndexOf(':') + 1);
        if (password.Length == 0)
        {
            return [];
        }

        var sent = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(login)));
        return [password, Uri.UnescapeDataString(password), sent];
    }
}
