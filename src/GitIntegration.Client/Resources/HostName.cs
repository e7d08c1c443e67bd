using System;

namespace GitIntegration;

/// <summary>Finds the host in the address of a git repository, in any of the forms that git accepts.</summary>
internal static class HostName
{
    /// <summary>The host, for example <c>git.example.com</c>; null where the text names none, as a path does.</summary>
    public static string? In(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return null;
        }

        if (address!.IndexOf("://", StringComparison.Ordinal) > 0)
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : null;
        }

        // git@example.com:group/project.git; a drive letter isn't a host.
        var colon = address.IndexOf(':');
        var at = address.IndexOf('@');
        return colon > at + 1 && at > 0 && address.IndexOf('/', 0, colon) < 0 ? address.Substring(at + 1, colon - at - 1) : null;
    }

    /// <summary>Whether a text looks like an address whose scheme was left out, for example <c>git.example.com/group</c>.</summary>
    public static bool IsWithoutScheme(string address) =>
        address.Length > 0
        && char.IsLetterOrDigit(address[0])
        && address.IndexOf("://", StringComparison.Ordinal) < 0
        && address.IndexOf('@') < 0
        && Uri.TryCreate($"https://{address}", UriKind.Absolute, out var uri)
        && uri.Host.IndexOf('.') > 0;
}
