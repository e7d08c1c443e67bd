using System;

namespace GitIntegration;

/// <summary>A cell with true or false, in any letter case. The app documents no other words, and no numbers.</summary>
internal sealed class FlagCellKind : FieldKind
{
    public override string Expected => Flag.Expected;

    public override object Convert(object value) =>
        value is string text && bool.TryParse(text, out var flag) && text.Length == text.Trim().Length
            ? flag
            : throw new FormatException(Reasons.NotTrueOrFalse(Quote(value)));

    public override object? Read(object? value) => Flag.Read(value);
}
