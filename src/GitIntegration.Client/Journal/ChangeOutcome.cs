namespace GitIntegration;

/// <summary>The outcome of a change, as recorded in the journal.</summary>
public enum ChangeOutcome
{
    /// <summary>
    /// Not known: the process ended, was stopped or lost the connection before the response came, or the change is still in progress, or
    /// the row of a bulk file was only made in part or not verified.
    /// </summary>
    Unknown,

    /// <summary>The server has made the change.</summary>
    Made,

    /// <summary>The change was not made. The error id says why.</summary>
    Refused,
}
