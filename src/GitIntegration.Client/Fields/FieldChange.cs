using System.Linq;

namespace GitIntegration;

/// <summary>A setting that was edited on an object, with the value that was read and the new one.</summary>
internal sealed class FieldChange(Field field, object? before, object? after)
{
    public Field Field { get; } = field;

    public object? Before { get; } = before;

    public object? After { get; } = after;

    /// <summary>Compares two values of one field; lists by their elements.</summary>
    public static bool IsSame(object? one, object? other) =>
        one is long[] left && other is long[] right ? left.SequenceEqual(right) : Equals(one, other);
}
