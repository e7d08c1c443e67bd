namespace GitIntegration;

/// <summary>One step of a reindex, as the server reports it.</summary>
/// <param name="Text">What the step is, in the server's words.</param>
/// <param name="Percent">How much of it is done; null where the server doesn't say.</param>
internal sealed record ReindexStep(string Text, double? Percent)
{
    /// <summary>The percentage at which a step is done.</summary>
    private const double Whole = 100;

    /// <summary>True unless the server says that a part of it is left.</summary>
    public bool IsDone => Percent is null or >= Whole;
}
