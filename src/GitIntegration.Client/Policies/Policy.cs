using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The rules of one policy file. A rule that the file doesn't have forbids nothing.</summary>
/// <param name="file">The file, for errors.</param>
/// <param name="allowedHosts">The hosts that may be connected to; null for any.</param>
/// <param name="demands">The rules without a value that hold.</param>
internal sealed class Policy(string file, IReadOnlyList<HostPattern>? allowedHosts, IReadOnlyCollection<string> demands)
{
    public const string AllowedHosts = "allowedHosts",
        ForbidSkipCertificateCheck = "forbidSkipCertificateCheck",
        ForbidAllowUnencrypted = "forbidAllowUnencrypted",
        RequireRevocationCheck = "requireRevocationCheck",
        RequireJournal = "requireJournal";

    /// <summary>The rules that are true or false.</summary>
    public static IReadOnlyList<string> Flags { get; } =
    [ForbidSkipCertificateCheck, ForbidAllowUnencrypted, RequireRevocationCheck, RequireJournal];

    /// <summary>True to require revocation checks, even if the user didn't ask for them.</summary>
    public bool RequiresRevocationCheck => demands.Contains(RequireRevocationCheck);

    /// <summary>Makes sure that the connection keeps to the rules.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.PolicyViolation"/>.</exception>
    public void Require(ConnectionOptions options)
    {
        if (allowedHosts?.Any(host => host.Matches(options.BaseUri)) == false)
        {
            throw GijErrors.HostNotAllowed(AllowedHosts, file, options.BaseUri.Host, [.. allowedHosts.Select(host => $"{host}")]);
        }

        if (options.Journal is null && demands.Contains(RequireJournal))
        {
            throw GijErrors.JournalRequired(RequireJournal, file);
        }

        foreach (var (rule, option) in Forbidden(options))
        {
            if (demands.Contains(rule))
            {
                throw GijErrors.PolicyViolation(rule, file, option);
            }
        }
    }

    /// <summary>The options of a connection, each with the rule that would forbid it.</summary>
    private static IEnumerable<(string Rule, string Option)> Forbidden(ConnectionOptions options)
    {
        if (options.SkipCertificateCheck)
        {
            yield return (ForbidSkipCertificateCheck, "-SkipCertificateCheck");
            yield return (RequireRevocationCheck, "-SkipCertificateCheck");
        }

        if (options.AllowUnencrypted)
        {
            yield return (ForbidAllowUnencrypted, "-AllowUnencrypted");
        }

        if (options.CheckRevocation is { } check and not RevocationCheck.Online)
        {
            yield return (RequireRevocationCheck, $"-CheckRevocation {check}");
        }
    }
}
