namespace GitIntegration;

/// <summary>How bad a problem of a filter is.</summary>
public enum FilterSeverity
{
    /// <summary>The filter can be used, but probably doesn't do what it seems to.</summary>
    Warning,

    /// <summary>The filter can't be used.</summary>
    Error,
}
