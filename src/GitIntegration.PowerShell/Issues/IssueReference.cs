using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Says which issue is meant: by its key, or as an object about an issue, which also says the server. One constructor accepts any value,
/// so that one bad item is an error of its own and not of PowerShell's binder.
/// </summary>
public sealed class IssueReference
{
    /// <summary>The properties by which objects of other modules name an issue.</summary>
    private static readonly string[] Names = ["Issue", "Key"];

    /// <summary>Reads a key, an object about an issue, or any object with a property Issue or Key.</summary>
    /// <param name="value">What was given.</param>
    public IssueReference(object value)
    {
        Given = value.Unwrap() ?? string.Empty;
        var copied = Names
            .Select(name => PSObject.AsPSObject(value).Properties[name]?.Value as string)
            .FirstOrDefault(key => key is not null);
        Text = Given as string ?? copied ?? $"{Given}";
        Connection = (Given as GijIssueData)?.Connection;
    }

    /// <summary>What was given.</summary>
    internal object Given { get; }

    internal string Text { get; }

    /// <summary>The connection that the object came from; null where a key was given.</summary>
    internal GijServer? Connection { get; }

    /// <summary>Returns the key.</summary>
    public override string ToString() => Text.ForDisplay();
}
