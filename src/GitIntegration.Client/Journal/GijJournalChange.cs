namespace GitIntegration;

/// <summary>One setting of a change in the journal.</summary>
public sealed class GijJournalChange
{
    internal GijJournalChange(string setting) => Setting = setting;

    /// <summary>The name of the setting, as the API spells it.</summary>
    public string Setting { get; }

    /// <summary>The value before the change; null where it wasn't set or isn't known.</summary>
    public object? Before { get; internal init; }

    /// <summary>The value that was sent; null where the object was removed. For a hidden setting 'set' or 'cleared'.</summary>
    public object? After { get; internal init; }

    /// <summary>True when the journal has the value before the change, so that a null in <see cref="Before"/> means 'not set'.</summary>
    public bool IsBeforeKnown { get; internal init; }

    /// <summary>True for a secret, and for what may be one: the journal has no value of it.</summary>
    public bool IsHidden { get; internal init; }

    /// <summary>True when the change sent a value; false where it removed the object.</summary>
    internal bool IsAfterKnown { get; init; }

    /// <summary>Returns the change in one line, for example "tagsFilter: '^v' -> '^release'".</summary>
    public override string ToString() =>
        (IsBeforeKnown, IsAfterKnown) switch
        {
            (true, true) => $"{Setting.ForDisplay()}: {PlainValue.Format(Before)} -> {FormatAfter()}",
            (true, false) => $"{Setting.ForDisplay()}: {PlainValue.Format(Before)}",
            _ => $"{Setting.ForDisplay()}: {FormatAfter()}",
        };

    private string FormatAfter() => IsHidden ? $"({$"{After}".ForDisplay()})" : PlainValue.Format(After);
}
