using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A test that needs what the pinned PowerShell brings, such as its PSResourceGet.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PinnedPowerShellFactAttribute : FactAttribute
{
    private bool installs;

    public PinnedPowerShellFactAttribute()
    {
        if (!Pwsh.IsPinned)
        {
            Skip = "The pinned PowerShell does this, and GIJ_TESTS_POWERSHELL names another one.";
        }
    }

    /// <summary>Whether it installs or registers something for the current user.</summary>
    public bool Installs
    {
        get => installs;
        set
        {
            installs = value;
            if (value && !OperatingSystem.IsLinux())
            {
                Skip = "Only on Linux can it be sent to another folder than the profile of whoever runs the tests.";
            }
        }
    }
}
