using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Tests a -PrHideFilter before you use it.</summary>
/// <remarks>
/// Issues hide the pull requests and branches that match. The app uses Java's regular expressions; this module uses those of .NET, and
/// tells you where the two differ. Whether the app wants a match of the whole title or of a part isn't documented, so you get both, and a
/// warning where they differ. A pattern such as <c>^wip/.*$</c> means the same in both. It contacts no server.
/// </remarks>
/// <example>
/// Try a pattern on some titles
/// <code>
/// '[renovate] Update', 'Add a report' |
///     Test-GijPrHideFilter '^\[(renovate|deps)\].*$'
/// </code>
/// Matched has the title that issues would hide.
/// </example>
/// <example>
/// Try it on the pull requests of an issue
/// <code>
/// Get-GijPullRequest PAY-12 | Test-GijPrHideFilter '^(?i:wip|draft)\b.*$'
/// </code>
/// Uses the titles of the pull requests.
/// </example>
/// <seealso cref="TestGijTagsFilterCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GijPrHideFilter")]
[OutputType(typeof(GijPatternTest))]
public sealed class TestGijPrHideFilterCommand : PatternTestCommand;
