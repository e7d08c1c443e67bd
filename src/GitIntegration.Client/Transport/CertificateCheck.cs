using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GitIntegration;

/// <summary>
/// Decides whether a certificate is the server's own. Without thumbprints the system's verdict counts. With them the
/// certificate must have one of them: that stands in for its chain and its name, but not for its dates.
/// </summary>
/// <param name="thumbprints">SHA-256 thumbprints in the form of <see cref="Normal"/>; empty for the system's verdict.</param>
/// <param name="now">The time.</param>
internal sealed class CertificateCheck(IReadOnlyList<string> thumbprints, Func<DateTimeOffset> now)
{
    private const int Sha256Digits = 64,
        Sha1Digits = 40;

    /// <summary>The thumbprint as 64 upper-case hexadecimal digits; it may be given with colons, blanks or hyphens between them.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>.</exception>
    public static string Normal(string thumbprint)
    {
        var digits = new string([.. thumbprint.Where(character => character is not (':' or ' ' or '-'))]).ToUpperInvariant();
        return !digits.All(Uri.IsHexDigit) || digits.Length is not (Sha256Digits or Sha1Digits)
                ? throw Invalid("it is not 64 hexadecimal digits")
            : digits.Length == Sha1Digits ? throw Invalid("it is a SHA-1 thumbprint of 40 digits; the SHA-256 thumbprint of 64 is wanted")
            : digits;

        GijException Invalid(string reason) => GijException.Of(GijErrorId.InvalidValue, $"-CertificateThumbprint '{thumbprint}'", reason);
    }

    /// <summary>What is wrong with the certificate; null where nothing is.</summary>
    public string? FaultOf(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return "it shows none";
        }

        var thumbprint = ThumbprintOf(certificate);
        return thumbprints.Count == 0 ? SystemFault(certificate, chain, errors, thumbprint)
            : !thumbprints.Contains(thumbprint)
                ? $"{certificate.Subject} has the SHA-256 thumbprint {thumbprint}, which is none of those given"
            : now().UtcDateTime > certificate.NotAfter.ToUniversalTime()
                ? FormattableString.Invariant(
                    $"{certificate.Subject} ended on {certificate.NotAfter:yyyy-MM-dd}, though its thumbprint is right"
                )
            : now().UtcDateTime < certificate.NotBefore.ToUniversalTime()
                ? FormattableString.Invariant(
                    $"{certificate.Subject} begins on {certificate.NotBefore:yyyy-MM-dd}, though its thumbprint is right"
                )
            : null;
    }

    private static string? SystemFault(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors, string thumbprint)
    {
        var faults = (chain?.ChainStatus ?? [])
            .Select(status => Words(status.Status))
            .Prepend(errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "it is for another name" : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        return errors == SslPolicyErrors.None
            ? null
            : $"{certificate.Subject}: {string.Join(", ", faults)}; its SHA-256 thumbprint is {thumbprint}";
    }

    private static string Words(X509ChainStatusFlags status) =>
        status switch
        {
            X509ChainStatusFlags.NotTimeValid => "its dates are over or still to come",
            X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => "its issuer is not trusted here",
            X509ChainStatusFlags.Revoked => "it was revoked",
            _ => status.ToString(),
        };

    private static string ThumbprintOf(X509Certificate2 certificate)
    {
        using var sha256 = SHA256.Create();
        return string.Concat(sha256.ComputeHash(certificate.RawData).Select(part => part.ToString("X2", CultureInfo.InvariantCulture)));
    }
}
