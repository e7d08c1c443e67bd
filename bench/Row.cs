using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Bench;

/// <summary>One measured thing: our figures, those of a reference where there is one, and the most that is allowed.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">The unit of the figures.</param>
/// <param name="Ours">Our figures.</param>
/// <param name="Reference">The figures of the reference, or null where there is none.</param>
/// <param name="Ratio">The ratios of the two, block by block, or null where there is no reference.</param>
/// <param name="Target">The largest median allowed of the ratio, or of our figure where there is no reference; null allows any.</param>
internal sealed record Row(string Name, string Unit, Spread Ours, Spread? Reference, Spread? Ratio, double? Target)
{
    public bool Passes => Target is null || (Ratio ?? Ours).Median <= Target;

    public static Row OfBlocks(string name, string unit, IReadOnlyList<Block> blocks, double? target = null) =>
        new(
            name,
            unit,
            Spread.Of(blocks.Select(block => block.Ours)),
            Spread.Of(blocks.Select(block => block.Reference)),
            Spread.Of(blocks.Select(block => block.Ratio)),
            target
        );

    public static Row OfFigures(string name, string unit, IEnumerable<double> figures, double target) =>
        new(name, unit, Spread.Of(figures), null, null, target);
}
