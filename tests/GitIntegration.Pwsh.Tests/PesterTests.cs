using System.Collections.Generic;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>The suite in tests/pester: the packaged module as a script author sees it.</summary>
public sealed class PesterTests
{
    [PesterSuite]
    internal Task<IReadOnlyList<PesterOutcome>> Suite() => PesterSuite.RunAsync(Checkout.PathOf("tests/pester"));
}
