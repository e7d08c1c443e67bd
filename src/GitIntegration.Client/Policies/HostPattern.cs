using System;

namespace GitIntegration;

/// <summary>A host that a policy allows: its name or address, or *. and a domain for every host below that domain.</summary>
internal sealed class HostPattern
{
    private const string AnyBelow = "*.";

    private readonly string text,
        name;

    private HostPattern(string text, string name)
    {
        this.text = text;
        this.name = name;
    }

    private bool IsDomain => name[0] == '.';

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static HostPattern Parse(string text)
    {
        var below = text.StartsWith(AnyBelow, StringComparison.Ordinal);
        var host = below ? text.Substring(AnyBelow.Length) : text;
        var kind = Uri.CheckHostName(host);
        if (kind == UriHostNameType.Unknown || (below && kind != UriHostNameType.Dns))
        {
            throw new FormatException(Reasons.Named("NotHost", text));
        }

        var sent = new UriBuilder(Uri.UriSchemeHttps, host).Uri.IdnHost;
        return new HostPattern(text, below ? $".{sent}" : sent);
    }

    /// <summary>
    /// True when the pattern allows the host of the address. The end of an IP address is not a domain, so none is below one.
    /// </summary>
    public bool Matches(Uri address) =>
        IsDomain
            ? address.IdnHost.EndsWith(name, StringComparison.OrdinalIgnoreCase)
            : address.IdnHost.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the pattern as the policy has it.</summary>
    public override string ToString() => text;
}
