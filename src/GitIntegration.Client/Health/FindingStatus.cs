namespace GitIntegration;

/// <summary>What a finding says about its rule.</summary>
public enum FindingStatus
{
    /// <summary>The rule is broken.</summary>
    Found,

    /// <summary>The rule couldn't be checked, because data is missing. The message says why.</summary>
    NotChecked,

    /// <summary>The rule is broken, and an entry of the suppression file accepts that until its date.</summary>
    Suppressed,

    /// <summary>The baseline has it, and the rule is kept now.</summary>
    Fixed,
}
