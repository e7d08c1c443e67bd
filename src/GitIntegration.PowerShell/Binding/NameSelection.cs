using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// The names that somebody asked for: wildcard patterns and literal names, all without regard to letter case. A literal name that
/// matches nothing is worth an error; a pattern that matches nothing is not.
/// </summary>
internal sealed class NameSelection
{
    private readonly WildcardPattern[] patterns;
    private readonly HashSet<string> literals;
    private readonly HashSet<string> missing;

    /// <param name="names">Names that may be patterns.</param>
    /// <param name="literalNames">Names that are not, whatever characters they have.</param>
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

    /// <summary>True when the name is one of those that were asked for.</summary>
    public bool Matches(string name)
    {
        missing.Remove(name);
        return literals.Contains(name) || Array.Exists(patterns, pattern => pattern.IsMatch(name));
    }

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
