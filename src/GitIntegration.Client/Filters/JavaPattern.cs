using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

namespace GitIntegration;

/// <summary>A filter of tags or pull requests: a Java regular expression, as far as .NET can tell what it does.</summary>
internal sealed class JavaPattern
{
    /// <summary>The engine takes seconds over some longer patterns.</summary>
    public const int LongestQuick = 4000;

    /// <summary>The longest time that one name may take. A pattern that needs more would hold up the app as well.</summary>
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(500);

    /// <summary>A backslash that Java ignores, and .NET refuses.</summary>
    private static readonly Regex NeedlessEscape = new(
        @"(?<=(?<!\\)(?:\\\\)*)\\(?<itself>_)",
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout
    );

    private static readonly Regex HasComments = new(@"\(\?[a-zA-Z]*x", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>Faults, by their names in .NET, that may be none in Java: escapes, properties and references.</summary>
    private static readonly string[] MaybeOfJava = ["Unrecognized", "UnicodeProperty", "Undefined"];

    private readonly string pattern;
    private readonly List<GijFilterProblem> problems;
    private readonly Regex? anywhere,
        whole;

    public JavaPattern(string pattern)
    {
        this.pattern = pattern;
        GijFilterProblem[] javaOnly = [.. JavaPatternRules.JavaOnlyIn(pattern)];
        problems = [.. javaOnly, .. JavaPatternRules.NetOnlyIn(pattern), .. JavaPatternRules.DifferentIn(pattern)];
        var translated = NeedlessEscape.Replace(pattern, "${itself}");
        anywhere = Compile(translated, isRefused: javaOnly.Length == 0);
        // A comment at the end of the pattern would take in what follows.
        var end = HasComments.IsMatch(pattern) ? "\n" : string.Empty;
        whole = anywhere is null ? null : Compile($@"\A(?:{translated}{end})\z", isRefused: false);
    }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<GijFilterProblem> Problems => problems;

    /// <summary>Tells which names it matches.</summary>
    public GijPatternTest Try(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (anywhere is null || whole is null || problems.Any(problem => problem.IsError))
        {
            return new GijPatternTest(pattern, [], [], [], problems);
        }

        List<string> matched = [],
            found = [],
            unmatched = [];
        try
        {
            foreach (var name in names)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var list =
                    whole.IsMatch(name) ? matched
                    : anywhere.IsMatch(name) ? found
                    : unmatched;
                list.Add(name);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            problems.Add(GijFilterProblem.Error(ErrorText.Get("Pattern_TooSlow", names[matched.Count + found.Count + unmatched.Count])));
            return new GijPatternTest(pattern, [], [], [], problems);
        }

        WarnOf(names, found.Count);
        return new GijPatternTest(pattern, matched, found, unmatched, problems);
    }

    private void WarnOf(IReadOnlyList<string> names, int foundCount)
    {
        if (foundCount > 0)
        {
            problems.Add(GijFilterProblem.Warning(ErrorText.Get("Pattern_FoundOnly", foundCount)));
        }

        if (JavaPatternRules.DependsOnAscii(pattern) && names.Any(name => name.Any(character => character > '~')))
        {
            problems.Add(GijFilterProblem.Warning(ErrorText.Get("Pattern_AsciiOnly")));
        }
    }

    /// <param name="text">The pattern.</param>
    /// <param name="isRefused">False where Java may know what .NET refuses.</param>
    private Regex? Compile(string text, bool isRefused)
    {
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (ArgumentException failure)
        {
            if (isRefused && MayBeOfJava(failure))
            {
                problems.Add(GijFilterProblem.Warning(ErrorText.Get("Pattern_NotTried", ReasonOf(failure)), ColumnOf(failure)));
            }
            else if (isRefused)
            {
                problems.Add(GijFilterProblem.Error(ErrorText.Get("Pattern_Refused", ReasonOf(failure)), ColumnOf(failure)));
            }

            return null;
        }
    }

    /// <summary>What the engine says, without the pattern that it repeats.</summary>
    private string ReasonOf(ArgumentException failure)
    {
        var message = failure.Message;
        var end = message.IndexOf(pattern, StringComparison.Ordinal) is var start and >= 0 ? start + pattern.Length : 0;
        return message.Substring(end).TrimStart('\'', '"', ' ', '-').Split('\r', '\n')[0].TrimEnd('.') is { Length: > 0 } reason
            ? Behind(reason)
            : message.TrimEnd('.');
    }

    /// <summary>Newer versions of .NET put the place in front: at offset 3.</summary>
    private static string Behind(string reason) =>
        reason.StartsWith("at offset", StringComparison.Ordinal) && reason.IndexOf(". ", StringComparison.Ordinal) is var dot and > 0
            ? reason.Substring(dot + 2)
            : reason;

    /// <summary>Newer versions of .NET name the fault; with an older one, it counts.</summary>
    private static bool MayBeOfJava(ArgumentException failure) =>
        $"{failure.GetType().GetProperty("Error")?.GetValue(failure)}" is var fault
        && Array.Exists(MaybeOfJava, name => fault.Contains(name));

    /// <summary>The place that newer versions of .NET name; 0 where there is none.</summary>
    private static int ColumnOf(ArgumentException failure) => failure.GetType().GetProperty("Offset")?.GetValue(failure) as int? ?? 0;
}
