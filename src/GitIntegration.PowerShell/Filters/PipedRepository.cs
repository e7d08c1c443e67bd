using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Turns what a git host has listed, as PowerShell holds it, into plain values.</summary>
internal static class PipedRepository
{
    private const int MaximumDepth = 16;

    /// <exception cref="FormatException">It is nested too deep. The message says so, without a full stop.</exception>
    public static object? ToPlain(object? value, int depth = 0)
    {
        var plain = value.Unwrap();
        return plain switch
        {
            _ when depth > MaximumDepth => throw new FormatException(Reasons.NestedTooDeep(MaximumDepth)),
            null or string or bool or DateTime => plain,
            IDictionary members => members
                .Cast<DictionaryEntry>()
                .ToDictionary(member => $"{member.Key}", member => ToPlain(member.Value, depth + 1)),
            PSCustomObject => ((PSObject)value!).Properties.ToDictionary(member => member.Name, member => ToPlain(member.Value, depth + 1)),
            IEnumerable elements => elements.Cast<object?>().Select(element => ToPlain(element, depth + 1)).ToArray(),
            IConvertible => plain,
            _ => $"{plain}",
        };
    }
}
