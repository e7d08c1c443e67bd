namespace GitIntegration;

/// <summary>What a row of a report means, whatever it's about.</summary>
internal enum ReportLevel
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not checked, or accepted.</summary>
    Skipped,

    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Somebody should look at it.</summary>
    Warning,

    /// <summary>Somebody has to do something about it.</summary>
    Error,
}
