using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Splits a JMESPath expression into its parts. Whether it is valid is left to the parser.</summary>
internal static class FilterTokens
{
    private static readonly (FilterTokenKind Kind, string Pattern)[] Kinds =
    [
        (FilterTokenKind.Name, "[A-Za-z_][A-Za-z_0-9]*"),
        (FilterTokenKind.QuotedName, @"""(?:\\.|[^""\\])*"""),
        (FilterTokenKind.Text, @"'(?:\\.|[^'\\])*'"),
        (FilterTokenKind.Json, @"`(?:\\.|[^`\\])*`"),
        (FilterTokenKind.Number, "[0-9]+"),
        (FilterTokenKind.Operator, @"&&|\|\||==|!=|<=|>=|//|\[\?|[^\s]"),
    ];

    private static readonly Regex Parts = new(
        string.Join("|", Kinds.Select(kind => $"(?<{kind.Kind}>{kind.Pattern})")),
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        Regex.InfiniteMatchTimeout
    );

    public static IReadOnlyList<FilterToken> Of(string filter) =>
        [
            .. from Match part in Parts.Matches(filter)
            let kind = Kinds.First(kind => part.Groups[$"{kind.Kind}"].Success).Kind
            select new FilterToken(kind, part.Value, part.Index + 1),
        ];
}
