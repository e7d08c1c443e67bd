using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace GitIntegration;

/// <summary>
/// Decides whether a certificate is that of the server, or of the proxy. Without thumbprints the system's verdict counts. With them the
/// certificate must have one of them: that stands in for its chain and its name, but neither for its dates nor for its revocation.
/// </summary>
/// <param name="thumbprints">SHA-256 thumbprints in the form of <see cref="Normalize"/>; empty for the system's verdict.</param>
/// <param name="revocation">How the revocation is found out.</param>
/// <param name="now">The time.</param>
internal sealed class CertificateCheck(IReadOnlyList<string> thumbprints, RevocationCheck revocation, Func<DateTimeOffset> now)
{
    private const int Sha256Digits = 64,
        Sha1Digits = 40;

    /// <summary>The thumbprint as 64 upper-case hexadecimal digits; it may be given with colons, blanks or hyphens between them.</summary>
    /// <param name="thumbprint">The thumbprint as it was given.</param>
    /// <param name="parameter">The parameter that it was given with.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>.</exception>
    public static string Normalize(string thumbprint, string parameter)
    {
        var digits = new string([.. thumbprint.Where(character => character is not (':' or ' ' or '-'))]).ToUpperInvariant();
        var isHexadecimal = digits.All(Uri.IsHexDigit);
        if (isHexadecimal && digits.Length == Sha256Digits)
        {
            return digits;
        }

        var reason = isHexadecimal && digits.Length == Sha1Digits ? "Sha1Thumbprint" : "NotThumbprint";
        throw GijErrors.InvalidValue($"-{parameter} '{thumbprint}'", Reasons.Named(reason));
    }

    /// <summary>What is wrong with the certificate; null where nothing is.</summary>
    public CertificateFault? FaultOf(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return new CertificateFault(Reasons.Named("NoCertificate"));
        }

        // Trust comes first: what a stranger's certificate names as its issuer's address is not asked.
        var fault = FaultOfTrust(certificate, chain, errors);
        return fault is null ? FaultOfRevocation(certificate, chain) : new CertificateFault(fault);
    }

    private string? FaultOfTrust(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var thumbprint = ThumbprintOf(certificate);
        if (thumbprints.Count == 0)
        {
            return errors == SslPolicyErrors.None ? null : SystemFault(certificate, chain, errors, thumbprint);
        }

        return thumbprints.Contains(thumbprint)
            ? FaultOfDates(certificate)
            : Reasons.Named("OtherThumbprint", certificate.Subject, thumbprint);
    }

    private CertificateFault? FaultOfRevocation(X509Certificate2 certificate, X509Chain? chain)
    {
        if (revocation == RevocationCheck.None)
        {
            return null;
        }

        var mayAsk = revocation == RevocationCheck.Online;
        var status = RevocationStatus.Of(certificate, chain, mayAsk ? X509RevocationMode.Online : X509RevocationMode.Offline);
        return status switch
        {
            { Revoked: { } subject } => new(Reasons.Named("RevokedCertificate", subject), "RevokedCertificate_Advice"),
            { Unknown: { } subject } when mayAsk => new(Reasons.Named("UnknownRevocation", subject), "UnknownRevocation_Advice"),
            _ => null,
        };
    }

    private string? FaultOfDates(X509Certificate2 certificate)
    {
        var time = now().UtcDateTime;
        if (time > certificate.NotAfter.ToUniversalTime())
        {
            return Reasons.Named("CertificateEnded", certificate.Subject, certificate.NotAfter);
        }

        return time < certificate.NotBefore.ToUniversalTime()
            ? Reasons.Named("CertificateNotBegun", certificate.Subject, certificate.NotBefore)
            : null;
    }

    private static string SystemFault(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors, string thumbprint)
    {
        var faults = (chain?.ChainStatus ?? []).Select(status => Describe(status.Status)).ToList();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            faults.Insert(0, Reasons.Named("CertificateOfOtherName"));
        }

        return Reasons.Named(
            "UntrustedCertificate",
            certificate.Subject,
            string.Join(", ", faults.Distinct(StringComparer.Ordinal)),
            thumbprint
        );
    }

    private static string Describe(X509ChainStatusFlags status) =>
        status switch
        {
            X509ChainStatusFlags.NotTimeValid => Reasons.Named("CertificateNotTimeValid"),
            X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => Reasons.Named("CertificateUntrusted"),
            X509ChainStatusFlags.Revoked => Reasons.Named("CertificateRevoked"),
            _ => status.ToString(),
        };

    private static string ThumbprintOf(X509Certificate2 certificate) => Sha256.Hex(certificate.RawData);
}
