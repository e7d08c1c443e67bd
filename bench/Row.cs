namespace GitIntegration.Bench;

/// <summary>One measured thing: ours, what it is compared with, and the most that is allowed.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Reference">The figure of the reference.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Target">The largest ratio allowed; with <paramref name="Absolute"/> the largest figure of ours; null where
/// the row is for information only.</param>
/// <param name="Absolute">True where there is no reference to divide by.</param>
internal sealed record Row(string Name, double Ours, double Reference, string Unit, double? Target, bool Absolute = false)
{
    public double Figure => Absolute ? Ours : Ours / Reference;

    public bool Passes => Target is null || Figure <= Target;
}
