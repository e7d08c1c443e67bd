namespace GitIntegration;

/// <summary>What a configuration means for one integration.</summary>
public enum GijPlanAction
{
    /// <summary>It is as the configuration says.</summary>
    Unchanged,

    /// <summary>It doesn't exist yet.</summary>
    Create,

    /// <summary>Some of its settings differ.</summary>
    Change,

    /// <summary>The configuration doesn't have it, so it's disabled.</summary>
    Disable,

    /// <summary>The configuration doesn't have it, so it's removed.</summary>
    Remove,

    /// <summary>The configuration doesn't have it, and it's left alone.</summary>
    Unmanaged,
}
