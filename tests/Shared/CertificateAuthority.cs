using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GitIntegration.Tests;

/// <summary>An authority that issues certificates for one test, and says on a real loopback socket which of them it has revoked.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private const string List = "/revoked.crl",
        NoList = "http://127.0.0.1:1/none.crl";

    private readonly X509Certificate2 certificate;
    private readonly CertificateRevocationListBuilder revoked = new();
    private readonly ConcurrentQueue<string> fetches = new();
    private readonly WebApplication app;

    public CertificateAuthority()
    {
        using var key = RSA.Create(2048);

        // A name of its own, because the system keeps the lists of each authority.
        var request = Request($"CN=Authority {Guid.NewGuid():N}", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        app = Started();
    }

    /// <summary>Its certificate, as a system that trusts it has it in a file.</summary>
    public string Pem => certificate.ExportCertificatePem();

    /// <summary>How often somebody asked for its list.</summary>
    public int Fetches => fetches.Count;

    /// <summary>Issues a certificate for 127.0.0.1.</summary>
    /// <param name="kind">"good", "revoked", "unreachable" for one whose list can't be had, or "silent" for one that names no list.</param>
    public X509Certificate2 Issue(string kind)
    {
        using var key = RSA.Create(2048);
        var request = Request("CN=127.0.0.1", key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false));
        if (kind != "silent")
        {
            var list = kind == "unreachable" ? NoList : app.Urls.Single() + List;
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list]));
        }

        var serial = Guid.NewGuid().ToByteArray();
        serial[0] = 1;
        if (kind == "revoked")
        {
            revoked.AddEntry(serial);
        }

        using var issued = request.Create(certificate, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), serial);
        using var withKey = issued.CopyWithPrivateKey(key);

        // Windows refuses a key that exists in memory only.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), password: null);
    }

    public void Dispose()
    {
        app.StopAsync().GetAwaiter().GetResult();
        certificate.Dispose();
    }

    private static CertificateRequest Request(string name, RSA key) => new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private WebApplication Started()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var built = builder.Build();
        built.MapGet(
            List,
            () =>
            {
                fetches.Enqueue(List);
                var end = DateTimeOffset.UtcNow.AddHours(1);
                return Results.Bytes(revoked.Build(certificate, 1, end, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            }
        );
        built.StartAsync().GetAwaiter().GetResult();
        return built;
    }
}
