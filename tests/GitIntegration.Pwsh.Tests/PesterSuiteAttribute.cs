using System;
using Xunit;
using Xunit.Sdk;

namespace GitIntegration.Tests;

/// <summary>Marks a method that returns the outcomes of many Pester tests: each is reported as a test of its own.</summary>
/// <remarks>Pester knows the names of its tests only once they have run, so that the outcomes are the rows, and not a list.</remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("GitIntegration.Tests.PesterSuiteDiscoverer", "GitIntegration.Pwsh.Tests")]
public sealed class PesterSuiteAttribute : FactAttribute;
