using System;
using System.Collections;
using System.Security;

namespace GitIntegration;

/// <summary>One setting as it is now, where that is known, and as it should be.</summary>
internal sealed class SettingChange
{
    private readonly bool isAdditional;

    /// <param name="field">A documented setting.</param>
    /// <param name="present">The object as it was read; null where it isn't at hand.</param>
    /// <param name="after">The wanted value.</param>
    public SettingChange(Field field, GijResource? present, object? after)
        : this(field.Name, field, present, after) { }

    /// <param name="name">The name of an additional setting.</param>
    /// <param name="field">The documented setting of the same name; null where there is none.</param>
    /// <param name="present">The object as it was read; null where it isn't at hand.</param>
    /// <param name="after">The wanted value.</param>
    public static SettingChange OfAdditional(string name, Field? field, GijResource? present, object? after) =>
        new(name, field, present, after, isAdditional: true);

    private SettingChange(string name, Field? field, GijResource? present, object? after, bool isAdditional = false)
    {
        Name = name;
        Field = field;
        After = after;
        this.isAdditional = isAdditional;
        IsBeforeKnown = present is not null && field is { Kind.IsSecret: false };
        Before = IsBeforeKnown ? present!.ReadValue(field!) : null;
    }

    /// <summary>The name in a request.</summary>
    public string Name { get; }

    /// <summary>The documented setting; null where it is none.</summary>
    public Field? Field { get; }

    /// <summary>True when <see cref="Before"/> is what the server has.</summary>
    public bool IsBeforeKnown { get; }

    public object? Before { get; }

    public object? After { get; }

    /// <summary>True unless the server is known to have the wanted value.</summary>
    public bool IsDifference => isAdditional || !IsBeforeKnown || !Field!.Kind.AreEqual(Before, After);

    /// <summary>
    /// Returns the change as people are shown it, for example "tagsFilter: '^v' -> '^release'". A secret is never part of
    /// it.
    /// </summary>
    public override string ToString() =>
        !IsBeforeKnown ? $"{Name}: {FormatAfter()}"
        : IsDifference ? $"{Name}: {FormatBefore()} -> {FormatAfter()}"
        : $"{Name}: {FormatAfter()} (unchanged)";

    /// <summary>
    /// The change as the journal records it: the value of a documented setting, true, false and numbers. Any other value may be a secret
    /// that only the server knows as one.
    /// </summary>
    public ChangedSetting ForJournal() =>
        IsHiddenInJournal
            ? ChangedSetting.Hidden(Name, IsCleared)
            : new ChangedSetting(Name)
            {
                After = After,
                Before = Before,
                IsBeforeKnown = IsBeforeKnown,
            };

    private bool IsHiddenInJournal =>
        Field is { Kind.IsSecret: true }
        || LooksSecret
        || (isAdditional && After is not ValueType && (Field is null || After is not string));

    private bool IsCleared => After is null or "" or SecureString { Length: 0 } or ICollection { Count: 0 };

    private string FormatBefore() => Field!.Kind.Format(Before);

    private string FormatAfter()
    {
        if (After is SecureString || LooksSecret)
        {
            return FieldKind.Secret.Format(After);
        }

        return isAdditional ? PlainValue.Format(After) : Field!.Kind.Format(After);
    }

    private bool LooksSecret => isAdditional && After is not bool && SecretNames.LooksSecret(Name);
}
