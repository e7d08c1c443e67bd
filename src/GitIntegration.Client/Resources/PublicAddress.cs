using System;
using System.Linq;
using System.Net;

namespace GitIntegration;

/// <summary>Decides by the rules for addresses and names whether a host can be reached from the internet.</summary>
internal static class PublicAddress
{
    /// <summary>The top-level domains that only networks of one's own use.</summary>
    private static readonly string[] InternalDomains =
    [
        "corp",
        "home",
        "home.arpa",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "onion",
        "private",
        "test",
    ];

    /// <summary>Networks without a route on the internet: the first address, and how many of its bits are fixed.</summary>
    private static readonly (IPAddress First, int Bits)[] PrivateNetworks =
    [
        Network("0.0.0.0", 8),
        Network("10.0.0.0", 8),
        Network("100.64.0.0", 10),
        Network("127.0.0.0", 8),
        Network("169.254.0.0", 16),
        Network("172.16.0.0", 12),
        Network("192.0.0.0", 24),
        Network("192.0.2.0", 24),
        Network("192.168.0.0", 16),
        Network("198.18.0.0", 15),
        Network("198.51.100.0", 24),
        Network("203.0.113.0", 24),
        Network("224.0.0.0", 3),
        Network("::", 127),
        Network("2001:db8::", 32),
        Network("fc00::", 7),
        Network("fe80::", 9),
        Network("ff00::", 8),
    ];

    /// <summary>Why nothing on the internet can reach a host, as a clause; null if nothing is against it.</summary>
    /// <param name="host">A name or an address, with or without brackets.</param>
    public static string? WhyNot(string host)
    {
        var name = host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(name, out var address))
        {
            return IsPublic(address) ? null : $"{name} is a private address";
        }

        if (name.IndexOf('.') < 0)
        {
            return $"{name} has no domain";
        }

        var domain = Array.Find(InternalDomains, one => name.EndsWith($".{one}", StringComparison.Ordinal));
        return domain is null ? null : $"the domain .{domain} is for internal networks";
    }

    /// <summary>True if the internet has a route to the address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !PrivateNetworks.Any(network => IsIn(plain, network.First, network.Bits));
    }

    private static (IPAddress First, int Bits) Network(string first, int bits) => (IPAddress.Parse(first), bits);

    private static bool IsIn(IPAddress address, IPAddress first, int bits)
    {
        if (address.AddressFamily != first.AddressFamily)
        {
            return false;
        }

        var (one, other) = (address.GetAddressBytes(), first.GetAddressBytes());
        var whole = bits / 8;
        var rest = (byte)(0xFF << (8 - (bits % 8)));
        return one.Take(whole).SequenceEqual(other.Take(whole)) && (bits % 8 == 0 || (one[whole] & rest) == (other[whole] & rest));
    }
}
