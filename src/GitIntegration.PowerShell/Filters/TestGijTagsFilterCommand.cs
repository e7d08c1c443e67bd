using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Tests a -TagsFilter before you use it.</summary>
/// <remarks>
/// Issues show only the tags that match. The app uses Java's regular expressions; this module uses those of .NET, and tells you where the
/// two differ. Whether the app wants a match of the whole name or of a part isn't documented, so you get both, and a warning where they
/// differ. A pattern such as <c>^v[45]\..*$</c> means the same in both. It contacts no server.
/// </remarks>
/// <example>
/// Try a pattern on some names
/// <code>
/// 'v4.0', 'v5.1-rc1', 'nightly' | Test-GijTagsFilter '^v[45]\.\d+$'
/// </code>
/// Matched has <c>v4.0</c>, and Unmatched has the others.
/// </example>
/// <example>
/// Try it on the tags of an issue
/// <code>
/// Get-GijTag PAY-12 | Test-GijTagsFilter '^v.*$'
/// </code>
/// Uses the names of the tags.
/// </example>
/// <example>
/// Find out what Java would refuse
/// <code>
/// (Test-GijTagsFilter '^v{,3}').Problems
/// </code>
/// Java needs the first number of a repeat.
/// </example>
/// <seealso cref="TestGijPrHideFilterCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GijTagsFilter")]
[OutputType(typeof(GijPatternTest))]
public sealed class TestGijTagsFilterCommand : PatternTestCommand;
