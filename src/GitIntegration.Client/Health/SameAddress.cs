using System;

namespace GitIntegration;

/// <summary>Tells whether two addresses lead to the same place.</summary>
internal static class SameAddress
{
    private const string Suffix = ".git";

    /// <summary>The address in one spelling: without its scheme, its user, a wildcard, '.git' and the letter case of the host.</summary>
    public static string Of(string address)
    {
        var text = address.TrimEnd('/', '*');
        text = text.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? text.Substring(0, text.Length - Suffix.Length) : text;
        return HostName.In(address) is { } host && text.IndexOf(host, StringComparison.OrdinalIgnoreCase) is var start and >= 0
            ? host.ToLowerInvariant() + text.Substring(start + host.Length).Replace(':', '/')
            : text;
    }
}
