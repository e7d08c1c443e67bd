using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>
/// Finds what a JMESPath expression probably doesn't mean, and what this library understands although the standard doesn't have it, so
/// that the app's may not.
/// </summary>
internal sealed class FilterTraps
{
    /// <summary>The functions of the standard.</summary>
    private static readonly HashSet<string> Functions =
    [
        "abs",
        "avg",
        "ceil",
        "contains",
        "ends_with",
        "floor",
        "join",
        "keys",
        "length",
        "map",
        "max",
        "max_by",
        "merge",
        "min",
        "min_by",
        "not_null",
        "reverse",
        "sort",
        "sort_by",
        "starts_with",
        "sum",
        "to_array",
        "to_number",
        "to_string",
        "type",
        "values",
    ];

    /// <summary>Those that fail for the whole list if their first argument is missing in one repository.</summary>
    private static readonly string[] Strict = ["contains", "starts_with", "ends_with"];

    /// <summary>The members that every repository has.</summary>
    private static readonly string[] AlwaysThere =
    [
        "name",
        "full_name",
        "path_with_namespace",
        "fullPath",
        "owner.login",
        "project.name",
        "namespace.full_path",
    ];

    /// <summary>Those that look at the whole list, which may be one page of several.</summary>
    private static readonly string[] OfLists = ["sort", "sort_by", "reverse", "max_by", "min_by"];

    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    private readonly IReadOnlyList<FilterToken> tokens;

    private FilterTraps(IReadOnlyList<FilterToken> tokens) => this.tokens = tokens;

    public static IEnumerable<GijFilterProblem> In(string filter)
    {
        var traps = new FilterTraps(FilterTokens.Of(filter));
        return Enumerable.Range(0, traps.tokens.Count).SelectMany(traps.At);
    }

    private IEnumerable<GijFilterProblem> At(int index)
    {
        var token = tokens[index];
        return token.Kind switch
        {
            FilterTokenKind.Name => AtName(index),
            FilterTokenKind.QuotedName when IsOperand(index) => [Warning(token, "Filter_QuotedName", Unquoted(token))],
            FilterTokenKind.Text when IsOrdered(index) => [Error(token, "Filter_OrderedText")],
            FilterTokenKind.Json when IsOrdered(index) && !IsNumber(token) => [Error(token, "Filter_OrderedText")],
            FilterTokenKind.Operator => AtOperator(index),
            _ => [],
        };
    }

    private IEnumerable<GijFilterProblem> AtName(int index)
    {
        var token = tokens[index];
        if (Is(index + 1, "("))
        {
            if (!Functions.Contains(token.Text))
            {
                yield return Error(token, "Filter_NotStandardFunction", token.Text);
            }
            else if (OfLists.Contains(token.Text) && !IsWithinFilter(index))
            {
                yield return Warning(token, "Filter_DependsOnPages");
            }
            else if (Strict.Contains(token.Text) && UnguardedMember(index + 2) is { } member)
            {
                yield return Warning(token, "Filter_MayBeMissing", token.Text, member);
            }
        }
        else if (token.Text is "true" or "false" or "null" && !Is(index - 1, ".") && !Is(index + 1, ":"))
        {
            yield return Warning(token, "Filter_BareLiteral", token.Text);
        }
        else if (token.Text is "let" && Is(index + 1, "$"))
        {
            yield return Error(token, "Filter_NotStandard", "let");
        }
        else if (Is(index + 1, "[") && IsSlice(index + 2) && token.Text is not ("topics" or "tag_list"))
        {
            yield return Warning(token, "Filter_SlicedText", token.Text);
        }
    }

    private IEnumerable<GijFilterProblem> AtOperator(int index)
    {
        var token = tokens[index];
        var followsValue = index > 0 && tokens[index - 1].EndsValue;
        return token.Text switch
        {
            "<" or "<=" or ">" or ">=" when !HasNumber(index) => [Warning(token, "Filter_MayNotBeNumber")],
            "." when Is(index - 1, "]") && !IsWithinFilter(index) => [Error(token, "Filter_SelectsMembers")],
            "[" when IsSlice(index + 1) && !IsWithinFilter(index) => [Warning(token, "Filter_DependsOnPages")],
            "!" when !IsInParentheses(index) => [Warning(token, "Filter_BareNot")],
            "|" when IsWithinFilter(index) => [Warning(token, "Filter_PipeForOr")],
            "$" => IsVariable(index) ? [] : [Error(token, "Filter_NotStandard", token.Text)],
            "+" or "/" or "//" or "%" or "\u00D7" or "\u00F7" or "\u2212" => [Error(token, "Filter_NotStandard", token.Text)],
            "*" when followsValue => [Error(token, "Filter_NotStandard", token.Text)],
            "-" when followsValue || !IsIndex(index) => [Error(token, "Filter_NotStandard", token.Text)],
            _ => [],
        };
    }

    private static GijFilterProblem Warning(FilterToken token, string name, params object[] arguments) =>
        GijFilterProblem.Warning(ErrorText.Get(name, arguments), token.Column);

    private static GijFilterProblem Error(FilterToken token, string name, params object[] arguments) =>
        GijFilterProblem.Error(ErrorText.Get(name, arguments), token.Column);

    private bool Is(int index, string text) => index >= 0 && index < tokens.Count && tokens[index].Text == text;

    private bool IsComparison(int index) => index >= 0 && index < tokens.Count && Comparisons.Contains(tokens[index].Text);

    /// <summary>True behind a comparison, and for the last argument of a function: there, text is meant.</summary>
    private bool IsOperand(int index) => IsComparison(index - 1) || (Is(index - 1, ",") && Is(index + 1, ")"));

    private bool IsOrdered(int index) =>
        (IsComparison(index - 1) && tokens[index - 1].Text is not ("==" or "!="))
        || (IsComparison(index + 1) && tokens[index + 1].Text is not ("==" or "!="));

    /// <summary>True for a variable: where one is defined, that is reported.</summary>
    private bool IsVariable(int index) => index + 1 < tokens.Count && tokens[index + 1].Kind == FilterTokenKind.Name;

    private static bool IsNumber(FilterToken token) =>
        token.Kind == FilterTokenKind.Json && token.Text.Trim('`', ' ').FirstOrDefault() is (>= '0' and <= '9') or '-';

    /// <summary>True for a comparison with a number, or with what a function returns.</summary>
    private bool HasNumber(int index) =>
        (index > 0 && (IsNumber(tokens[index - 1]) || Is(index - 1, ")")))
        || (
            index + 1 < tokens.Count
            && (IsNumber(tokens[index + 1]) || tokens[index + 1].Kind is FilterTokenKind.Json or FilterTokenKind.Text)
        )
        || (index > 0 && tokens[index - 1].Kind is FilterTokenKind.Json or FilterTokenKind.Text);

    private bool IsSlice(int index)
    {
        while (index < tokens.Count && (tokens[index].Kind == FilterTokenKind.Number || Is(index, "-")))
        {
            index++;
        }

        return Is(index, ":");
    }

    /// <summary>True for the sign of an index or a slice.</summary>
    private bool IsIndex(int index) => Is(index - 1, "[") || Is(index - 1, ":");

    /// <summary>True for a negation that stands alone in parentheses: <c>(!archived)</c>.</summary>
    private bool IsInParentheses(int index)
    {
        if (!Is(index - 1, "("))
        {
            return false;
        }

        var depth = 0;
        for (var next = index + 1; next < tokens.Count; next++)
        {
            depth += Opens(next) ? 1 : 0;
            if (Closes(next) && depth-- == 0)
            {
                return true;
            }

            if (depth == 0 && tokens[next].Text is "&&" or "||" or "|" || (depth == 0 && IsComparison(next)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True between <c>[?</c> and its end.</summary>
    private bool IsWithinFilter(int index)
    {
        var open = new Stack<string>();
        for (var next = 0; next < index; next++)
        {
            if (Opens(next))
            {
                open.Push(tokens[next].Text);
            }
            else if (Closes(next) && open.Count > 0)
            {
                open.Pop();
            }
        }

        return open.Contains("[?");
    }

    private bool Opens(int index) => tokens[index].Kind == FilterTokenKind.Operator && tokens[index].Text is "(" or "[" or "[?" or "{";

    private bool Closes(int index) => tokens[index].Kind == FilterTokenKind.Operator && tokens[index].Text is ")" or "]" or "}";

    /// <summary>The member at a place, unless every repository has it, or the expression has asked for it before; otherwise null.</summary>
    private string? UnguardedMember(int index)
    {
        var names = new List<string>();
        while (index < tokens.Count && tokens[index].Kind == FilterTokenKind.Name && (names.Count == 0 || Is(index - 1, ".")))
        {
            names.Add(tokens[index].Text);
            index += 2;
        }

        var isMember = names.Count > 0 && Is(index - 1, ",");
        var member = string.Join(".", names);
        return isMember && !AlwaysThere.Contains(member) && !IsGuarded(member, index) ? member : null;
    }

    /// <summary>
    /// True where the expression asks before a place whether there is such a member: <c>member &amp;&amp;</c>, <c>!member</c>, a comparison
    /// with null, or a filter of its own.
    /// </summary>
    private bool IsGuarded(string member, int before)
    {
        var names = member.Split('.');
        return Enumerable
            .Range(0, before)
            .Any(start =>
                !Is(start - 1, ".")
                && Enumerable.Range(0, names.Length).All(part => Is(start + (2 * part), names[part]))
                && (Is(start - 1, "!") || IsGuard(start + (2 * names.Length) - 1))
            );
    }

    private bool IsGuard(int behind) => Is(behind, "&&") || Is(behind, "!=") || Is(behind, "]");

    private static string Unquoted(FilterToken token) => token.Text.Trim('"');
}
