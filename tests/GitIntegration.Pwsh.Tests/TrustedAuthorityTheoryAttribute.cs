using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A test that needs a system which trusts an authority of the test's own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TrustedAuthorityTheoryAttribute : TheoryAttribute
{
    public TrustedAuthorityTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Only on Linux can one process alone be told to trust an authority.";
        }
    }
}
