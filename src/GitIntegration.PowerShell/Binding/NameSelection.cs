using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// The requested names: wildcard patterns and literal names, all case-insensitive. A literal name that
/// matches nothing is worth an error; a pattern that matches nothing is not.
/// </summary>
internal sealed class NameSelection
{
    /// <summary>The maximum number of names kept for suggestions; a list can be longer.</summary>
    private const int MostSeen = 10_000;

    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly WildcardPattern[] patterns;
    private readonly HashSet<string> literals;
    private readonly HashSet<string> missing;

    /// <param name="names">Names that may be patterns.</param>
    /// <param name="literalNames">Literal names, even with wildcard characters.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: a pattern cannot be read.</exception>
    public NameSelection(IReadOnlyCollection<string>? names, IEnumerable<string>? literalNames = null)
    {
        var byWildcard = (names ?? []).ToLookup(WildcardPattern.ContainsWildcardCharacters);
        patterns = [.. byWildcard[true].Select(ReadPattern)];
        var plain = byWildcard[false].Select(WildcardPattern.Unescape);
        literals = new HashSet<string>(plain.Concat(literalNames ?? []), StringComparer.OrdinalIgnoreCase);
        missing = new HashSet<string>(literals, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The literal names that nothing had so far.</summary>
    public IEnumerable<string> Missing => missing;

    /// <summary>True when one of the names is among those that were asked for.</summary>
    /// <param name="names">What one object can be called.</param>
    public bool Matches(params IEnumerable<string> names)
    {
        var matches = false;
        foreach (var name in names)
        {
            missing.Remove(name);
            matches = matches || literals.Contains(name) || Array.Exists(patterns, pattern => pattern.IsMatch(name));
        }

        if (!matches && missing.Count > 0 && seen.Count < MostSeen)
        {
            seen.UnionWith(names);
        }

        return matches;
    }

    /// <summary>Suggestions for a literal name that nothing has.</summary>
    public IReadOnlyList<string> ClosestTo(string name) => ClosestTexts.To(name, seen);

    /// <summary>A pattern that matches without regard to letter case.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it cannot be read.</exception>
    private static WildcardPattern ReadPattern(string text)
    {
        var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            _ = pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            throw GijErrors.InvalidValue($"'{text}'", Reasons.Named("InvalidPattern"));
        }
    }
}
