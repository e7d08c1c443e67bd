using System.Globalization;
using System.Linq;
using System.Security.Cryptography;

namespace GitIntegration;

/// <summary>The hash SHA-256 as text.</summary>
internal static class Sha256
{
    /// <summary>Returns the hash as 64 hexadecimal digits in upper case.</summary>
    public static string Hex(byte[] data)
    {
        using var hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(data).Select(part => part.ToString("X2", CultureInfo.InvariantCulture)));
    }
}
