namespace GitIntegration;

/// <summary>One setting of a change, as the journal records it.</summary>
/// <param name="Name">The name in a request.</param>
internal sealed record ChangedSetting(string Name)
{
    /// <summary>The value that was sent: text, a number, a boolean or a list; null where the object as a whole goes.</summary>
    public object? After { get; init; }

    /// <summary>The value that the server had, where that is known; null where the setting was not set.</summary>
    public object? Before { get; init; }

    public bool IsBeforeKnown { get; init; }

    /// <summary>False where the object as a whole goes, and its settings with it.</summary>
    public bool IsAfterKnown { get; init; } = true;

    /// <summary>True for a secret, and for what may be one: the journal then tells that it was set or cleared, and no more.</summary>
    public bool IsHidden { get; private init; }

    /// <summary>Returns the setting as people are shown it, for example "tagsFilter: '^v'".</summary>
    public override string ToString() => $"{Name}: {(IsHidden ? $"({After})" : PlainValue.Format(After))}";

    /// <summary>A setting that goes with its object.</summary>
    public static ChangedSetting Lost(string name, object? before) =>
        new(name)
        {
            Before = before,
            IsBeforeKnown = true,
            IsAfterKnown = false,
        };

    /// <summary>A setting whose value the journal must not tell.</summary>
    public static ChangedSetting Hidden(string name, bool isCleared) =>
        new(name) { After = isCleared ? JournalMembers.Cleared : JournalMembers.Set, IsHidden = true };
}
