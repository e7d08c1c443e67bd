using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What ours and the reference took, one right after the other.</summary>
internal sealed record Block(double Ours, double Reference)
{
    public double Ratio => Ours / Reference;

    /// <summary>
    /// Runs ours and the reference in alternating blocks, so that anything that slows the machine slows both. Each goes first
    /// in every other block.
    /// </summary>
    public static async Task<IReadOnlyList<Block>> AlternateAsync(
        int warmUp,
        int count,
        Func<Task<double>> ours,
        Func<Task<double>> reference
    )
    {
        var blocks = new List<Block>();
        for (var index = -warmUp; index < count; index++)
        {
            var block = index % 2 == 0 ? await OursFirstAsync(ours, reference) : await ReferenceFirstAsync(ours, reference);
            if (index >= 0)
            {
                blocks.Add(block);
            }
        }

        return blocks;
    }

    private static async Task<Block> OursFirstAsync(Func<Task<double>> ours, Func<Task<double>> reference) =>
        new(await ours(), await reference());

    private static async Task<Block> ReferenceFirstAsync(Func<Task<double>> ours, Func<Task<double>> reference)
    {
        var time = await reference();
        return new Block(await ours(), time);
    }
}
