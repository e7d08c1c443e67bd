using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Bench;

/// <summary>The median of several figures, and the range that all but the lowest and the highest tenth lie in.</summary>
internal sealed record Spread(double Low, double Median, double High)
{
    public static Spread Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return new Spread(At(sorted, 0.1), At(sorted, 0.5), At(sorted, 0.9));
    }

    private static double At(double[] sorted, double fraction) => sorted[(int)Math.Round(fraction * (sorted.Length - 1))];
}
