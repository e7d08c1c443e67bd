using System;
using System.Collections.Generic;

namespace GitIntegration.PowerShell;

/// <summary>Passes objects that have a matching text.</summary>
/// <typeparam name="T">The noun's objects.</typeparam>
/// <param name="selection">The names and patterns that were asked for.</param>
/// <param name="textsOf">The texts of an object, any of which may match.</param>
/// <param name="errorOf">The error for a literal name that nothing had, with suggestions; null if that isn't an error.</param>
internal sealed class TextFilter<T>(
    NameSelection selection,
    Func<T, IEnumerable<string>> textsOf,
    Func<string, IReadOnlyList<string>, GijException?> errorOf
)
{
    public bool Matches(T one) => selection.Matches(textsOf(one));

    /// <summary>The literal names that nothing had so far, each with its error.</summary>
    public IEnumerable<(string Name, GijException Error)> Errors()
    {
        foreach (var name in selection.Missing)
        {
            if (errorOf(name, selection.ClosestTo(name)) is { } error)
            {
                yield return (name, error);
            }
        }
    }
}
