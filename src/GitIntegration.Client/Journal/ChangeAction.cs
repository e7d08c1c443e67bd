namespace GitIntegration;

/// <summary>What a change does with an object.</summary>
public enum ChangeAction
{
    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Changes its settings, or enables or disables it.</summary>
    Change,

    /// <summary>Deletes it.</summary>
    Delete,
}
