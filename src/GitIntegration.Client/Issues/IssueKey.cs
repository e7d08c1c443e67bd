using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>The key of an issue, such as PAY-12.</summary>
internal static class IssueKey
{
    private static readonly Regex Pattern = new(
        "^[A-Z][A-Z0-9_]{0,254}-[1-9][0-9]{0,17}$",
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>The key in capital letters, as Jira has it. What isn't one gets into no path.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="parameter">The parameter that it was given to.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>.</exception>
    public static string Parse(string text, string parameter)
    {
        var key = text.Trim().ToUpperInvariant();
        return Pattern.IsMatch(key) ? key : throw GijErrors.InvalidValue(parameter, Reasons.Named("NotIssueKey", FieldKind.Quote(text)));
    }
}
