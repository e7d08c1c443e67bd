using System;

namespace GitIntegration;

/// <summary>True or false; also 1 and 0, and the words true and false, which files and environment variables have.</summary>
internal sealed class FlagKind : FieldKind
{
    public override string Expected => ErrorText.Get("Expected_Flag");

    public override string JsonType => "boolean";

    public override object Convert(object value) =>
        value switch
        {
            bool => value,
            string text when bool.TryParse(text, out var flag) => flag,
            _ when WholeNumbers.TryRead(value, out var number) && number is 0 or 1 => number == 1,
            _ => throw new FormatException(Reasons.NotTrueOrFalse(Quote(value))),
        };

    /// <summary>A boolean is kept as it was read, without a new box around it.</summary>
    public override object? Read(object? value) => value is bool ? value : JsonValues.Flag(value);
}
