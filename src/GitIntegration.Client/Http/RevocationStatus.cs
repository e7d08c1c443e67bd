using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GitIntegration;

/// <summary>What the platform can tell of the revocation of a certificate and of those that issued it.</summary>
/// <param name="Revoked">The subject of the one that was revoked; null where none was.</param>
/// <param name="Unknown">The subject of the one of which that could not be found out; null where there is none.</param>
internal sealed record RevocationStatus(string? Revoked, string? Unknown)
{
    /// <summary>An incomplete chain counts too: without the issuer, the status is unknown.</summary>
    private const X509ChainStatusFlags AnyUnknown =
        X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation | X509ChainStatusFlags.PartialChain;

    /// <summary>The longest wait for one list; the platforms' own defaults differ.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Builds a chain of its own. That of the handshake was built without: all that HttpClientHandler can be told is to ask the
    /// issuers, before it is known whether the certificate is trusted.
    /// </summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="known">The chain of the handshake: it has the issuers that were sent along.</param>
    /// <param name="mode">Whether the issuers may be asked.</param>
    public static RevocationStatus Of(X509Certificate2 certificate, X509Chain? known, X509RevocationMode mode)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = mode;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        chain.ChainPolicy.UrlRetrievalTimeout = Patience;
        if (known is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(known.ChainPolicy.ExtraStore);
            chain.ChainPolicy.ExtraStore.AddRange(Elements(known).Select(element => element.Certificate).ToArray());
        }

        try
        {
            // Its result is about trust, on which the handshake has decided; the revocation is in the statuses.
            chain.Build(certificate);
        }
        catch (CryptographicException)
        {
            return new RevocationStatus(Revoked: null, certificate.Subject);
        }

        return new RevocationStatus(SubjectWith(X509ChainStatusFlags.Revoked), SubjectWith(AnyUnknown));

        string? SubjectWith(X509ChainStatusFlags flags) =>
            Elements(chain).FirstOrDefault(element => Has(element.ChainElementStatus, flags))?.Certificate.Subject
            ?? (Has(chain.ChainStatus, flags) ? certificate.Subject : null);
    }

    private static IEnumerable<X509ChainElement> Elements(X509Chain chain) => chain.ChainElements.Cast<X509ChainElement>();

    private static bool Has(X509ChainStatus[] statuses, X509ChainStatusFlags flags) =>
        statuses.Any(status => (status.Status & flags) != X509ChainStatusFlags.NoError);
}
