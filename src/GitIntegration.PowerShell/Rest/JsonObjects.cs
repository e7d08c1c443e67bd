using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Makes objects of plain JSON values, as ConvertFrom-Json does.</summary>
internal static class JsonObjects
{
    /// <summary>The type name by which GitIntegration.Format.ps1xml shows them without control characters.</summary>
    private const string TypeName = "GitIntegration.GijRestObject";

    /// <summary>A name of no characters, which no property can have.</summary>
    private const string NoName = "(empty)";

    public static object? ToObject(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> members => ToPSObject(members),
            object?[] elements => elements.Select(ToObject).ToArray(),
            _ => value,
        };

    private static PSObject ToPSObject(IReadOnlyDictionary<string, object?> members)
    {
        var result = new PSObject();
        foreach (var member in members)
        {
            // Of two names that differ only in letter case the last one counts.
            var name = member.Key.Length == 0 ? NoName : member.Key;
            result.Properties.Remove(name);
            result.Properties.Add(new PSNoteProperty(name, ToObject(member.Value)));
        }

        result.TypeNames.Insert(0, TypeName);
        return result;
    }
}
