using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Accepts a number of days, with or without the letter d.</summary>
public sealed class DaysAttribute : StrictAttribute
{
    private const int Most = 99_999;

    private protected override string Expected => Reasons.Named("NumbersOfDays");

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine)
    {
        var number = value is string text ? WithoutUnit(text.Trim()) : value;
        return WholeNumbers.TryRead(number, out var days) && days is >= 0 and <= Most
            ? (int)days
            : throw new FormatException(Reasons.Named("NotDays", FieldKind.Quote(value)));
    }

    private static string WithoutUnit(string text) =>
        text.EndsWith("d", StringComparison.OrdinalIgnoreCase) ? text.Substring(0, text.Length - 1) : text;
}
