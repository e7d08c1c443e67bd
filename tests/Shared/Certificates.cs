using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GitIntegration.Tests;

/// <summary>Certificates that are made for one test.</summary>
internal static class Certificates
{
    /// <summary>A certificate that nobody has issued.</summary>
    /// <param name="name">Who it is for.</param>
    /// <param name="firstDay">When it begins, in days from now.</param>
    /// <param name="lastDay">When it ends, in days from now.</param>
    public static X509Certificate2 SelfSigned(string name = "127.0.0.1", int firstDay = -1, int lastDay = 1)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(firstDay), DateTimeOffset.UtcNow.AddDays(lastDay));

        // Windows refuses a key that exists in memory only.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }

    public static string Thumbprint(this X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
