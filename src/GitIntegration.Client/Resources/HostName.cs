using System;
using System.Linq;

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

    /// <summary>True for a full path, of Linux or of Windows, and for its address.</summary>
    public static bool IsPath(string address) =>
        address.StartsWith("/", StringComparison.Ordinal)
        || address.StartsWith(@"\", StringComparison.Ordinal)
        || address.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        || FullPath.BeginsAtDrive(address);

    /// <summary>A warning for an address whose scheme was left out, for example git.example.com/group; null for any other text.</summary>
    public static string? WarningFor(string address)
    {
        var text = address.Trim();
        var host = text.Split('/', ':')[0];
        var isAddress =
            host.IndexOf('.') > 0
            && host.Any(char.IsLetter)
            && !host.EndsWith(".git", StringComparison.OrdinalIgnoreCase)
            && text.IndexOf("://", StringComparison.Ordinal) < 0
            && text.IndexOf('@') < 0
            && Uri.TryCreate($"https://{text}", UriKind.Absolute, out _);
        return isAddress ? $"The origin '{text}' has no scheme. Did you mean 'https://{text}'?" : null;
    }
}
