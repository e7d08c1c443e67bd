using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A list of 64-bit ids. The server keeps it as a set: the order means nothing.</summary>
internal sealed class IdListKind(long minimum) : FieldKind
{
    private static readonly char[] Separators = [',', ';'];

    public override string Expected => ErrorText.Get("Expected_IdList");

    public override string JsonType => "array";

    public override object Convert(object value) => ElementsOf(value).Select(ToId).ToArray();

    public override object Parse(string cell) =>
        Accept(cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).ToArray());

    public override object Cleared => Array.Empty<long>();

    public override bool IsEmpty(object value) => value is long[] { Length: 0 };

    public override object? Read(object? value)
    {
        if (value is not object?[] elements)
        {
            return null;
        }

        var ids = new long[elements.Length];
        for (var index = 0; index < ids.Length; index++)
        {
            if (JsonValues.Long(elements[index]) is not { } id)
            {
                return null;
            }

            ids[index] = id;
        }

        return ids;
    }

    public override bool AreEqual(object? one, object? other) =>
        one is long[] left && other is long[] right ? new HashSet<long>(left).SetEquals(right) : Equals(one, other);

    protected override object Check(object value)
    {
        var ids = (long[])value;
        return Array.TrueForAll(ids, id => id >= minimum)
            ? ids
            : throw new FormatException(Reasons.TooSmall(ids.First(id => id < minimum), minimum));
    }

    /// <summary>The elements of a list; a single value is a list of one.</summary>
    private static IEnumerable<object?> ElementsOf(object value) =>
        value is IEnumerable many and not (string or IDictionary) ? many.Cast<object?>() : [value];

    private static long ToId(object? element) =>
        WholeNumbers.TryRead(element, out var id) ? id : throw new FormatException(Reasons.NotId(Quote(element)));
}
