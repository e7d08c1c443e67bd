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

    /// <summary>The member that shows such an object in one line. A copy from a job or a file has its text as a property.</summary>
    private const string Line = "Response";

    /// <summary>The properties of an object that hold its values.</summary>
    public static IEnumerable<PSPropertyInfo> PropertiesOf(PSObject value)
    {
        var isCopy = value.TypeNames.Contains($"Deserialized.{TypeName}");
        return value.Properties.Where(property => property.MemberType != PSMemberTypes.CodeProperty && !(isCopy && property.Name == Line));
    }

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
