using System;
using System.Globalization;

namespace GitIntegration.PowerShell;

/// <summary>How many integrations may be pruned: a number, or a percentage of all.</summary>
internal static class PruneLimit
{
    private const int Default = 3,
        DefaultPercent = 10;

    /// <summary>The limit as a number.</summary>
    /// <param name="text">A number, or a percentage such as 10%; null for the larger of 3 and 10%.</param>
    /// <param name="all">How many integrations there are.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>.</exception>
    public static int Of(string? text, int all)
    {
        if (text is null)
        {
            return Math.Max(Default, PercentOf(all, DefaultPercent));
        }

        var digits = text.Trim();
        var isPercent = digits.EndsWith("%", StringComparison.Ordinal);
        return
            int.TryParse(digits.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && !(isPercent && number > 100)
            ? isPercent
                ? PercentOf(all, number)
                : number
            : throw GijErrors.InvalidValue("-MaxPrune", Reasons.Named("NotPruneLimit", text));
    }

    private static int PercentOf(int all, int percent) => (int)((long)all * percent / 100);
}
