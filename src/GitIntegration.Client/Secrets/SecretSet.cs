using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The secrets that a text must not show, and their positions in it, through all layers of encoding.</summary>
internal sealed class SecretSet
{
    /// <summary>
    /// A text in more layers isn't meant to be read. Each takes the time of the whole text; UTF-8 in an address is two of them.
    /// </summary>
    public const int MaximumLayers = 8;

    /// <summary>Base64 is decoded, and base64 within it.</summary>
    private const int MaximumRunDepth = 2;

    /// <summary>
    /// Keys are far shorter, even in base64 within base64. Decoding a run in every way takes many times its length, and a hostile server
    /// can send any length.
    /// </summary>
    private const int LongestRun = 32 * 1024;

    private static readonly int ShortestCutRun = EncodedRuns.LengthFor(SecretMatcher.ShortestBeginning);

    private readonly SecretMatcher[] matchers;

    /// <summary>Those that are long enough not to be found by chance in what any word decodes to.</summary>
    private readonly SecretMatcher[] inRuns;

    /// <summary>True where one of them has characters that take more than a byte in UTF-16.</summary>
    private readonly bool hasWide;

    private readonly int shortestText,
        shortestRun;

    /// <param name="matchers">The secrets.</param>
    /// <param name="shortest">A secret of fewer characters is left alone.</param>
    public SecretSet(IEnumerable<SecretMatcher> matchers, int shortest)
    {
        this.matchers = [.. matchers.Where(secret => secret.Length >= shortest)];
        inRuns = Array.FindAll(this.matchers, secret => secret.ShortestText >= SecretMatcher.ShortestLoose);
        hasWide = Array.Exists(inRuns, secret => secret.IsWide);
        shortestText = ShortestOf(this.matchers, length => length);
        shortestRun = ShortestOf(inRuns, EncodedRuns.LengthFor);
    }

    /// <summary>False where a look at the text shows that no secret is in it, as nearly always. Allocates nothing.</summary>
    public bool MayBeIn(string text)
    {
        if (text.Length < shortestText)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (Escapes.CanBegin(character) || Misreadings.CanBegin(character))
            {
                return true;
            }
        }

        foreach (var secret in matchers)
        {
            if (secret.Next(text, 0, isCut: false).End > 0)
            {
                return true;
            }
        }

        return EncodedRuns.Next(text, 0, shortestRun).End > 0;
    }

    /// <summary>
    /// The text with the mask in place of each secret, and of what else is found in any of its layers; the text itself where there is
    /// none, and null where it has more layers than anybody has a reason for.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">True when the text may end within a secret.</param>
    /// <param name="findOthers">Finds what else may not be shown; null for nothing.</param>
    public string? Masked(string text, bool isCut, Func<string, IEnumerable<(int Start, int End)>>? findOthers = null) =>
        Masked(text, new Search(matchers, isCut, MaximumRunDepth, findOthers));

    private static int ShortestOf(SecretMatcher[] secrets, Func<int, int> lengthFor) =>
        secrets.Length == 0 ? int.MaxValue : lengthFor(secrets.Min(secret => secret.ShortestText));

    private string? Masked(string text, Search search)
    {
        var layers = new LayeredText(text.ToCharArray());
        var parts = new List<(int Start, int End)>();
        var layer = text;
        for (var count = 0; count <= MaximumLayers; count++)
        {
            foreach (var part in PartsOf(layer, search))
            {
                parts.Add(layers.ToOriginal(part));
            }

            if (!layers.Decode())
            {
                return MaskedParts.MaskIn(text, parts);
            }

            layer = layers.ToString();
        }

        return null;
    }

    private IEnumerable<(int Start, int End)> PartsOf(string layer, Search search)
    {
        foreach (var secret in search.Secrets)
        {
            for (var part = secret.Next(layer, 0, search.IsCut); part.End > 0; part = secret.Next(layer, part.End, search.IsCut))
            {
                yield return part;
            }
        }

        foreach (var run in RunsOf(layer, search).Where(run => HoldsSecret(layer, run, search)))
        {
            yield return run;
        }

        foreach (var other in search.FindOthers?.Invoke(layer) ?? [])
        {
            yield return other;
        }
    }

    private IEnumerable<(int Start, int End)> RunsOf(string layer, Search search)
    {
        if (search.RunDepth == 0 || inRuns.Length == 0)
        {
            yield break;
        }

        var end = 0;
        for (var run = EncodedRuns.Next(layer, 0, shortestRun); run.End > 0; run = EncodedRuns.Next(layer, end, shortestRun))
        {
            yield return run;
            end = run.End;
        }

        // What the end of a text cuts through can be shorter than any secret.
        if (search.IsCut && EncodedRuns.Last(layer, end, ShortestCutRun) is { End: > 0 } last)
        {
            yield return last;
        }
    }

    /// <summary>True for a run that decodes to a secret, and for one that is too long to find out.</summary>
    private bool HoldsSecret(string layer, (int Start, int End) run, Search search)
    {
        var isCut = search.IsCut && EncodedRuns.IsLast(layer, run.End);
        var length = run.End - run.Start;
        if (length > LongestRun)
        {
            return true;
        }

        var within = new Search(inRuns, isCut, search.RunDepth - 1, null);
        return EncodedRuns
            .BytesOf(layer.Substring(run.Start, length))
            .SelectMany(bytes => CanBeUtf16(bytes) ? EncodedRuns.Utf16Of(bytes).Prepend(bytes) : [bytes])
            .Any(text => !ReferenceEquals(Masked(text, within), text));
    }

    /// <summary>True for bytes with a zero among them, as in UTF-16, and where a secret has none of its own there.</summary>
    private bool CanBeUtf16(string bytes) => hasWide || bytes.IndexOf('\0') >= 0;

    /// <param name="Secrets">What is looked for.</param>
    /// <param name="IsCut">True when the text may end within a secret.</param>
    /// <param name="RunDepth">How often base64 is decoded in it.</param>
    /// <param name="FindOthers">Finds what else may not be shown.</param>
    private sealed record Search(
        SecretMatcher[] Secrets,
        bool IsCut,
        int RunDepth,
        Func<string, IEnumerable<(int Start, int End)>>? FindOthers
    );
}
