using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Bench;

/// <summary>One measurement: our figures, those of the reference if it has one, and its target.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">The unit of the figures.</param>
/// <param name="Ours">Our figures.</param>
/// <param name="Reference">The figures of the reference, or null without one.</param>
/// <param name="Ratio">Our figure divided by the reference's in each block, or null without a reference.</param>
/// <param name="Target">The median of the ratio, or of our figure without a reference, must not exceed it. Null allows any.</param>
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
