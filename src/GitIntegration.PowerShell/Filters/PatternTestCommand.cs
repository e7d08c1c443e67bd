using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that test regular expressions.</summary>
public abstract class PatternTestCommand : GijCommand
{
    private readonly List<string> names = [];

    /// <summary>The regular expression, as the app's Java understands it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowEmptyString]
    [Text]
    public string Pattern { get; set; } = string.Empty;

    /// <summary>
    /// The names to try it on. Objects count by their property <c>Name</c> or <c>Title</c>. Without names, only the pattern is checked.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => names.AddRange(InputObject.Select(NameOf));

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(WaitFor(token => Task.FromResult(new JavaPattern(Pattern).Try(names, token))));

    private static string NameOf(PSObject one) =>
        one.BaseObject as string ?? $"{(one.Properties["Name"] ?? one.Properties["Title"])?.Value ?? one}";
}
