using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Finds the path below a connection's address that a person means.</summary>
internal static class RestPath
{
    /// <summary>The path with its query, as it is sent: without a leading slash, encoded, with its dots resolved.</summary>
    /// <param name="baseUri">The address of the connection.</param>
    /// <param name="path">A path below it, or a whole address that begins with it, as responses have them.</param>
    /// <param name="query">What to add to the query.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it leads elsewhere. The error doesn't repeat it, because an
    /// address can hold a login.</exception>
    public static string Of(Uri baseUri, string path, IEnumerable<KeyValuePair<string, string>> query)
    {
        var root = new Uri(baseUri.AbsoluteUri.TrimEnd('/') + "/");
        var below =
            path.StartsWith("/", StringComparison.Ordinal) && !path.StartsWith("//", StringComparison.Ordinal) ? path.Substring(1) : path;
        if (!Uri.TryCreate(root, below, out var uri) || !uri.AbsoluteUri.StartsWith(root.AbsoluteUri, StringComparison.Ordinal))
        {
            throw GijErrors.InvalidValue("-Path", Reasons.Named("OtherOrigin", root.AbsoluteUri));
        }

        if (uri.Fragment.Length > 0)
        {
            throw GijErrors.InvalidValue("-Path", Reasons.Named("PathWithFragment"));
        }

        var pairs = query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
        var added = string.Join("&", pairs);
        var whole = uri.AbsoluteUri.Substring(root.AbsoluteUri.Length);
        if (added.Length == 0)
        {
            return whole;
        }

        return $"{whole}{(uri.Query.Length > 0 ? "&" : "?")}{added}";
    }
}
