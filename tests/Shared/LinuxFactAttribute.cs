using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A test that needs a program or a device of Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Only Linux has what this needs.";
        }
    }
}
