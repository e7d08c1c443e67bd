using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GitIntegration.Tests;

/// <summary>Certificates that are made for one test.</summary>
internal static class Certificates
{
    public static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
