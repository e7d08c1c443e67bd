namespace GitIntegration;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know; nothing has to be done.</summary>
    Information,

    /// <summary>It works, but isn't as it should be.</summary>
    Warning,

    /// <summary>Something doesn't work, or is about to stop.</summary>
    Error,
}
