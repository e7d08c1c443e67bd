namespace GitIntegration.Bench;

/// <summary>How often everything is measured.</summary>
/// <param name="WarmUp">Blocks that only warm up: the JIT compiler optimizes a method after it has run for a while.</param>
/// <param name="Blocks">Blocks of what takes fractions of a second.</param>
/// <param name="Runs">Runs of what takes longer, or needs a process of its own.</param>
/// <param name="SlowRuns">Runs of what takes many seconds.</param>
internal sealed record Effort(int WarmUp, int Blocks, int Runs, int SlowRuns)
{
    public static readonly Effort Full = new(WarmUp: 10, Blocks: 60, Runs: 21, SlowRuns: 3);
    public static readonly Effort Quick = new(WarmUp: 8, Blocks: 20, Runs: 7, SlowRuns: 1);
}
