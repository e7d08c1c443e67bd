using System;
using System.Collections;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>
/// What a setting holds: accepts it from outside, checks it, reads it from JSON, shows it to people, parses it from a cell of
/// text, and compares it. Outside of PowerShell it is all that stands between a file and a request.
/// </summary>
internal abstract class FieldKind
{
    private static readonly Dictionary<string, object?> NoLimits = [];

    /// <summary>Any text, as it is.</summary>
    public static FieldKind Text { get; } = new TextKind();

    /// <summary>True or false.</summary>
    public static FieldKind Flag { get; } = new FlagKind();

    /// <summary>Any 32-bit whole number.</summary>
    public static FieldKind WholeNumber { get; } = new WholeNumberKind(int.MinValue, int.MaxValue);

    /// <summary>Any list of 64-bit ids.</summary>
    public static FieldKind IdList { get; } = new IdListKind(long.MinValue);

    /// <summary>Text that is sent but never shown, logged or kept as a string.</summary>
    public static FieldKind Secret { get; } = new SecretKind();

    /// <summary>What is accepted, as words that can follow "Give".</summary>
    public abstract string Expected { get; }

    /// <summary>The type of a value in JSON, as a JSON Schema names it.</summary>
    public virtual string JsonType => "string";

    /// <summary>What limits a value of that type, as a JSON Schema says it.</summary>
    public virtual IReadOnlyDictionary<string, object?> JsonLimits => NoLimits;

    /// <summary>True when no one may see the value, and no server tells it.</summary>
    public virtual bool IsSecret => false;

    /// <summary>The value in the exact type of the kind and within its bounds.</summary>
    /// <exception cref="FormatException">It isn't that without being bent. The message says why, without a full stop.</exception>
    public object Accept(object? value) => value is null ? throw new FormatException(Reasons.NullSetting) : Check(Convert(value));

    /// <summary>
    /// The value in the exact type of the kind. What could mean two things is refused, and so is what would lose something.
    /// </summary>
    /// <exception cref="FormatException">It isn't that. The message says why, without a full stop.</exception>
    public abstract object Convert(object value);

    /// <summary>The value that clears a setting of this kind; null where there is none.</summary>
    public virtual object? Cleared => null;

    /// <summary>True for the value that clears.</summary>
    public virtual bool IsEmpty(object value) => false;

    /// <summary>The value of a cell in a table, where everything is text.</summary>
    /// <exception cref="FormatException">It isn't that. The message says why, without a full stop.</exception>
    public virtual object Parse(string cell) => Accept(cell);

    /// <summary>The value of a JSON member in a response, read leniently; null where its shape is unexpected.</summary>
    public abstract object? Read(object? value);

    /// <summary>The value as people are shown it; null is what was never set.</summary>
    public virtual string Format(object? value) => PlainValue.Format(value);

    public virtual bool AreEqual(object? one, object? other) => Equals(one, other);

    /// <summary>True where both mean the same: a text or a list that was never set is the same as an empty one.</summary>
    public bool AreSame(object? one, object? other) => (IsNothing(one) && IsNothing(other)) || AreEqual(one, other);

    /// <summary>True for a value that has the kind's own type in JSON.</summary>
    public bool IsOfJsonType(object value) =>
        JsonType
        == value switch
        {
            string => "string",
            bool => "boolean",
            int or long => "integer",
            IEnumerable => "array",
            _ => string.Empty,
        };

    /// <summary>The value in a refusal: itself where it is short and plain, otherwise what it is.</summary>
    public static string Quote(object? value) =>
        value switch
        {
            null => "$null",
            bool flag => flag ? "$true" : "$false",
            string or ValueType => FormattableString.Invariant($"'{value}'"),
            IDictionary => "A hashtable",
            IEnumerable => "A list",
            _ => $"An object of type {value.GetType().Name}",
        };

    /// <summary>The value within the bounds of the kind, in the form in which it is sent.</summary>
    /// <exception cref="FormatException">It is out of bounds. The message says why, without a full stop.</exception>
    protected virtual object Check(object value) => value;

    private bool IsNothing(object? value) => value is null || IsEmpty(value);
}
