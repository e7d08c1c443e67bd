using System.Collections.Generic;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GitIntegration.Tests;

/// <summary>Finds the methods that report Pester tests.</summary>
public sealed class PesterSuiteDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    ) => [new PesterSuiteTestCase(diagnostics, testMethod)];
}
