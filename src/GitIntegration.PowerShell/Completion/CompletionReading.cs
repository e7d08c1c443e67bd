namespace GitIntegration.PowerShell;

/// <summary>A reading for tab completion.</summary>
internal abstract class CompletionReading
{
    /// <summary>True while Tab can offer what comes of it.</summary>
    public abstract bool IsUsable(GijServer server);

    /// <summary>Ends the reading, unless it has ended.</summary>
    public abstract void Abandon();
}
