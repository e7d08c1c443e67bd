using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>A 32-bit whole number within bounds.</summary>
internal sealed class WholeNumberKind(int minimum, int maximum = int.MaxValue) : FieldKind
{
    public override string Expected => ErrorText.Get("Expected_WholeNumber");

    public override string JsonType => "integer";

    public override IReadOnlyDictionary<string, object?> JsonLimits =>
        new Dictionary<string, object?> { ["minimum"] = minimum, ["maximum"] = maximum };

    public override object Convert(object value) =>
        WholeNumbers.TryRead(value, out var number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new FormatException(Reasons.NotWholeNumber(Quote(value)));

    public override object? Read(object? value) => JsonValues.WholeNumber(value);

    protected override object Check(object value)
    {
        var number = (int)value;
        if (number >= minimum && number <= maximum)
        {
            return value;
        }

        throw new FormatException(
            maximum == int.MaxValue ? Reasons.TooSmall(number, minimum) : Reasons.OutOfRange(number, minimum, maximum)
        );
    }
}
