using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A test that needs a server program from Debian's packages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabFactAttribute : FactAttribute
{
    /// <param name="program">The program.</param>
    public LabFactAttribute(string program)
    {
        Program = program;
        if (LabServer.PathOf(program) is null)
        {
            Skip = $"{program} isn't installed. On Debian: apt-get install nginx-light haproxy squid.";
        }
    }

    /// <summary>The program.</summary>
    public string Program { get; }
}
