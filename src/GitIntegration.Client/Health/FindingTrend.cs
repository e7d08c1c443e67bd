namespace GitIntegration;

/// <summary>How a finding compares with the baseline.</summary>
public enum FindingTrend
{
    /// <summary>The baseline doesn't have it.</summary>
    New,

    /// <summary>The baseline has it too.</summary>
    Still,

    /// <summary>Only the baseline has it.</summary>
    Fixed,
}
