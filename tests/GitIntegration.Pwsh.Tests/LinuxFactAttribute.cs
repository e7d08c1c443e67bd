using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A test that needs a program of Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Only Linux has the terminal that this needs.";
        }
    }
}
