using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>
/// Finds a secret in one layer of a text, ignoring case and white space. A plus counts as white space, as it does in forms.
/// </summary>
internal sealed class SecretMatcher : IDisposable
{
    /// <summary>A shorter secret is found with its own white space only; otherwise too many words would hold it.</summary>
    public const int ShortestLoose = 8;

    /// <summary>Fewer characters at the end of a text are no sign of a secret that was cut off, and tell nothing of it.</summary>
    public const int ShortestBeginning = 4;

    /// <summary>The most characters at the end of a text that can be escapes within one another.</summary>
    private const int LongestRest = 12;

    /// <summary>The characters in upper case, with a blank for white space and what can't be seen.</summary>
    private readonly char[] characters;

    /// <summary>The two cases of the character that it begins with; none where more than two can stand for it.</summary>
    private readonly char[] beginnings;

    /// <summary>For each way to lose characters, how many signs stand for each.</summary>
    private readonly int[][] waysToLose;

    private readonly bool isLoose;

    private SecretMatcher(char[] secret)
    {
        characters = Array.ConvertAll(secret, Folded);
        Array.Clear(secret, 0, secret.Length);
        Length = characters.Length;
        waysToLose = WaysToLose(characters);
        beginnings = Length > 0 && characters[0] is > ' ' and <= '~' and var first ? [first, char.ToLowerInvariant(first)] : [];
        var pairs = Array.FindAll(characters, char.IsLowSurrogate).Length;
        var visible = Array.FindAll(characters, character => character != ' ').Length;
        isLoose = visible >= ShortestLoose;
        ShortestText = (isLoose ? visible : Length) - pairs;
    }

    /// <summary>How many characters the secret has.</summary>
    public int Length { get; }

    /// <summary>True for characters beyond Latin-1.</summary>
    public bool IsWide => Array.Exists(characters, character => character > '\xFF');

    /// <summary>True for a secret of digits.</summary>
    public bool IsNumber => Array.TrueForAll(characters, character => character is >= '0' and <= '9');

    /// <summary>How many characters a text must have to hold it.</summary>
    public int ShortestText { get; }

    /// <summary>
    /// Makes a matcher of a secret, and one of each layer that can be taken off the secret itself: where it holds a backslash or a percent
    /// sign, decoding a text changes the secret within it too.
    /// </summary>
    /// <param name="secret">The secret, which is zeroed.</param>
    public static IEnumerable<SecretMatcher> AllOf(char[] secret)
    {
        var layers = new LayeredText(secret);
        var matchers = new List<SecretMatcher>();
        do
        {
            matchers.Add(new SecretMatcher(layers.ToArray()));
        } while (layers.Decode() && matchers.Count <= SecretSet.MaximumLayers);

        Array.Clear(secret, 0, secret.Length);
        return matchers;
    }

    /// <summary>Finds the next place of the secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="isCut">True when the text may end within the secret: then its beginning at the end of the text counts too.</param>
    /// <returns>The place; one without characters where there is none.</returns>
    public (int Start, int End) Next(string text, int from, bool isCut)
    {
        var last = text.Length - (isCut ? 1 : ShortestText);
        for (var start = NextBeginning(text, from, last); start >= 0; start = NextBeginning(text, start + 1, last))
        {
            var end = EndAt(text, start, isCut);
            if (end > start)
            {
                return (start, end);
            }
        }

        return default;
    }

    /// <summary>Zeroes the secret.</summary>
    public void Dispose()
    {
        Array.Clear(characters, 0, characters.Length);
        Array.Clear(beginnings, 0, beginnings.Length);
    }

    /// <summary>Where the secret may begin next; -1 where it can't.</summary>
    private int NextBeginning(string text, int from, int last) =>
        from > last ? -1
        : beginnings.Length == 0 ? from
        : text.IndexOfAny(beginnings, from, last + 1 - from);

    /// <summary>Where the secret ends that begins at this place; the place itself where none does.</summary>
    private int EndAt(string text, int start, bool isCut)
    {
        var end = start;
        for (var way = 0; way < waysToLose.Length && end == start; way++)
        {
            end = EndAt(text, start, isCut, waysToLose[way]);
        }

        return end;
    }

    private int EndAt(string text, int start, bool isCut, int[] signs)
    {
        var next = start;
        var found = 0;
        var wasLost = false;
        for (var index = 0; index < characters.Length; index++)
        {
            var expected = characters[index];
            while (isLoose && expected != ' ' && found > 0 && next < text.Length && Folded(text[next]) == ' ')
            {
                next++;
            }

            var isSame = next < text.Length && Folded(text[next]) == expected;
            wasLost = !isSame && expected > '~' && (signs[index] > 0 || wasLost) && AreSigns(text, next, signs[index], isCut);
            if (isSame || wasLost)
            {
                next = isSame ? next + 1 : Math.Min(text.Length, next + signs[index]);
                found++;
            }
            else if (!isLoose || expected != ' ')
            {
                return isCut && found >= ShortestBeginning && IsEnd(text, next) ? text.Length : start;
            }
        }

        return next;
    }

    /// <summary>True at the end of a text, and where an escape begins before this place that the end can have cut through.</summary>
    private static bool IsEnd(string text, int place)
    {
        var rest = Escapes.RestOf(text);
        var at = Math.Max(0, rest - LongestRest);
        while (at <= place && at < rest && !Escapes.CanBegin(text[at]) && !Misreadings.CanBegin(text[at]))
        {
            at++;
        }

        return at <= place;
    }

    /// <summary>True at the end of what can be signs of one lost character, or where the end of the text has cut through them.</summary>
    private static bool AreSigns(string text, int next, int count, bool isCut)
    {
        var end = next;
        while (end < text.Length && end < next + count && text[end] is '?' or '\uFFFD')
        {
            end++;
        }

        return end == next + count || (isCut && end > next && end == text.Length);
    }

    /// <summary>
    /// In which ways it can get lost that a character can't be written: how many question marks, or replacement characters of Unicode,
    /// then stand for each. One stands for each half of a pair, for each character, or for each byte.
    /// </summary>
    private static int[][] WaysToLose(char[] characters) =>
        Array.Exists(characters, character => character > '~')
            ?
            [
                Array.ConvertAll(characters, _ => 1),
                Array.ConvertAll(characters, SignsOfCharacter),
                Array.ConvertAll(characters, SignsOfBytes),
            ]
            : [new int[characters.Length]];

    private static int SignsOfCharacter(char character) => char.IsLowSurrogate(character) ? 0 : 1;

    private static int SignsOfBytes(char character) =>
        char.IsHighSurrogate(character) ? 4
        : char.IsLowSurrogate(character) ? 0
        : character > '\u07FF' ? 3
        : 2;

    private static char Folded(char character) =>
        character switch
        {
            >= 'a' and <= 'z' => (char)(character - 'a' + 'A'),
            '+' => ' ',
            > ' ' and <= '~' => character,
            _ when char.IsWhiteSpace(character) || Misreadings.IsInvisible(character) => ' ',
            _ => char.ToUpperInvariant(character),
        };
}
