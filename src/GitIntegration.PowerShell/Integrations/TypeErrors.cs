using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.PowerShell;

/// <summary>Tells a mistyped type from one that just nothing has.</summary>
internal static class TypeErrors
{
    /// <summary>The error for a type that nothing has; null for a documented one.</summary>
    /// <param name="noun">What was looked for.</param>
    /// <param name="type">The type.</param>
    /// <param name="closest">The closest types that something has.</param>
    public static GijException? Of(string noun, string type, IEnumerable<string> closest)
    {
        var documented = IntegrationTypes.All;
        var isDocumented = documented.Contains(type, StringComparer.OrdinalIgnoreCase);
        return isDocumented ? null : GijErrors.UnknownType(noun, type, ClosestTexts.To(type, closest.Concat(documented)), documented);
    }
}
