using System;
using System.Linq;

namespace GitIntegration.Help;

/// <summary>
/// The words for a cmdlet's noun in texts that cmdlets of several nouns share: {noun}, {nouns}, {a noun}, and {Noun} for the end
/// of names such as Get-Gij{Noun}.
/// </summary>
internal sealed class NounWords
{
    private const string Prefix = "Gij";

    private readonly (string Mark, string Word)[] words;

    /// <param name="noun">The cmdlet's noun, for example GijRepository.</param>
    public NounWords(string noun)
    {
        var name = noun.StartsWith(Prefix, StringComparison.Ordinal) ? noun[Prefix.Length..] : noun;
        var one = name.ToLowerInvariant();
        var many = one.EndsWith('y') ? $"{one[..^1]}ies" : $"{one}s";
        var article = "aeiou".Contains(one[0], StringComparison.Ordinal) ? "an" : "a";
        words = [("{a noun}", $"{article} {one}"), ("{noun}", one), ("{nouns}", many), ("{Noun}", name)];
    }

    public string Fill(string text) =>
        words.Aggregate(text, (filled, word) => filled.Replace(word.Mark, word.Word, StringComparison.Ordinal));
}
