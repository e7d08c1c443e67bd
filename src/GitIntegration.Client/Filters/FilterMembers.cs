using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Which members of repositories an expression asks for.</summary>
internal static class FilterMembers
{
    /// <summary>The members that aren't among those that are known.</summary>
    public static IReadOnlyList<string> NotIn(string filter, IReadOnlyCollection<string> known)
    {
        var tokens = FilterTokens.Of(filter);
        return
        [
            .. tokens
                .Where((token, index) => IsMember(tokens, index))
                .Select(token => token.Text.Trim('"'))
                .Where(name => !known.Contains(name))
                .Distinct(),
        ];
    }

    /// <summary>True for a name that isn't that of a function, nor the name that a result gets.</summary>
    private static bool IsMember(IReadOnlyList<FilterToken> tokens, int index) =>
        tokens[index].Kind is FilterTokenKind.Name or FilterTokenKind.QuotedName
        && (index + 1 == tokens.Count || tokens[index + 1].Text is not ("(" or ":"));
}
