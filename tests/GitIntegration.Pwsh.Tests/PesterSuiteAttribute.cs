using System;
using Xunit;
using Xunit.Sdk;

namespace GitIntegration.Tests;

/// <summary>Marks a method that returns the outcomes of many Pester tests: each is reported as a test of its own.</summary>
/// <remarks>
/// The names of Pester tests are known only once they have run, so that the outcomes, and not a list made before, are the
/// rows.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("GitIntegration.Tests.PesterSuiteDiscoverer", "GitIntegration.Pwsh.Tests")]
public sealed class PesterSuiteAttribute : FactAttribute;
