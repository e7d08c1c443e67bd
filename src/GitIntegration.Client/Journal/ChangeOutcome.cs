namespace GitIntegration;

/// <summary>What came of a change, as the journal tells it.</summary>
public enum ChangeOutcome
{
    /// <summary>
    /// Not known: the process ended, was stopped or lost the connection before the response came, or the change is still under way.
    /// </summary>
    Unknown,

    /// <summary>The server has made the change.</summary>
    Made,

    /// <summary>The change was not made. The error id says why.</summary>
    Refused,
}
