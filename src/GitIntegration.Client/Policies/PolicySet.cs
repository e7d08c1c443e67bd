using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace GitIntegration;

/// <summary>
/// The policies that hold here: the machine's, and the one that the environment variable names. A connection keeps to both, so that
/// setting the variable can't loosen the machine's policy.
/// </summary>
internal sealed class PolicySet
{
    /// <summary>The environment variable that names a policy.</summary>
    public const string Variable = "GIJ_POLICY";

    private readonly IReadOnlyList<Policy> policies;

    private PolicySet(IReadOnlyList<Policy> policies) => this.policies = policies;

    /// <summary>No rules, for what touches no network.</summary>
    public static PolicySet None { get; } = new([]);

    /// <summary>The machine's policy. On Windows the system says where it is, and not the environment, which any user can set.</summary>
    public static string MachineFile { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "GitIntegration", "policy.json")
            : "/etc/gitintegration/policy.json";

    /// <summary>Reads the policies again for each connection, because they may have changed.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.PolicyUnreadable"/>.</exception>
    public static PolicySet Read() => Read(MachineFile, Environment.GetEnvironmentVariable(Variable));

    /// <param name="machineFile">The machine's policy, which may be missing.</param>
    /// <param name="namedFile">The policy that was named, which may not; null or empty for none.</param>
    public static PolicySet Read(string machineFile, string? namedFile)
    {
        var machine = PolicyFile.Read(machineFile, mayBeMissing: true);
        var named = string.IsNullOrEmpty(namedFile) ? null : PolicyFile.Read(namedFile!, mayBeMissing: false);
        return new([.. new[] { machine, named }.OfType<Policy>()]);
    }

    /// <summary>Makes sure that a connection keeps to all rules.</summary>
    /// <returns>How it has to find out whether a certificate was revoked.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.PolicyViolation"/>.</exception>
    public RevocationCheck Require(ConnectionOptions options)
    {
        foreach (var policy in policies)
        {
            policy.Require(options);
        }

        var isRequired = policies.Any(policy => policy.RequiresRevocationCheck);
        return options.CheckRevocation ?? (isRequired ? RevocationCheck.Online : RevocationCheck.Offline);
    }
}
