using System;
using System.IO;
using System.Linq;

namespace GitIntegration.Tests;

/// <summary>Finds the programs of the machine that some tests need.</summary>
internal static class TestProgram
{
    /// <summary>The path of a program; null if there is none.</summary>
    /// <param name="variable">The environment variable that can name it.</param>
    /// <param name="places">Where it usually is.</param>
    public static string? Find(string variable, params string[] places) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : places.FirstOrDefault(File.Exists);
}
