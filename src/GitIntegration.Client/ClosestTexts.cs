using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Finds the likely intended name for a mistyped one.</summary>
internal static class ClosestTexts
{
    private const int Most = 3;

    /// <summary>Names are shorter; the time for a comparison grows with the square of this.</summary>
    private const int LongestCompared = 100;

    /// <summary>The candidate that is closest to the text, or the few that are equally close; none where none is close.</summary>
    public static IReadOnlyList<string> To(string text, IEnumerable<string> candidates)
    {
        var wanted = Comparable(text);
        var close = candidates
            .Where(candidate => candidate.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToLookup(candidate => DistanceTo(wanted, Comparable(candidate)));
        var closest = close
            .Select(group => group.Key)
            .Where(distance => distance <= Math.Max(1, wanted.Length / 3))
            .DefaultIfEmpty(-1)
            .Min();
        return [.. close[closest].Take(Most)];
    }

    private static string Comparable(string text) =>
        (text.Length <= LongestCompared ? text : text.Substring(0, LongestCompared)).ToUpperInvariant();

    /// <summary>The distance to the whole candidate or, a little farther, to one of its words: many type one word of a long name.</summary>
    private static int DistanceTo(string wanted, string candidate)
    {
        var words = candidate.Split(' ');
        var whole = DistanceBetween(wanted, candidate);
        return words.Length == 1 || wanted.Contains(' ') ? whole : Math.Min(whole, words.Min(word => DistanceBetween(wanted, word)) + 1);
    }

    /// <summary>
    /// How many characters have to be inserted, left out, replaced or swapped with their neighbour to make one text of the other; 1
    /// where one is a good part of the other.
    /// </summary>
    private static int DistanceBetween(string one, string other)
    {
        if (Math.Min(one.Length, other.Length) > 3 && (one.Contains(other) || other.Contains(one)))
        {
            return 1;
        }

        var distances = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                distances[row, column] = row == 0 || column == 0 ? row + column : Step(distances, one, other, row, column);
            }
        }

        return distances[one.Length, other.Length];
    }

    private static int Step(int[,] distances, string one, string other, int row, int column)
    {
        var replaced = distances[row - 1, column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
        var least = Math.Min(replaced, Math.Min(distances[row - 1, column], distances[row, column - 1]) + 1);
        var isSwap = row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1];
        return isSwap ? Math.Min(least, distances[row - 2, column - 2] + 1) : least;
    }
}
