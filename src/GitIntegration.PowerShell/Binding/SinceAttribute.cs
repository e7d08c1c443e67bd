using System;
using System.Globalization;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Accepts a time, and how long ago it was: a TimeSpan, or a text such as 30m, 12h or 7d. Refuses numbers, which PowerShell takes for
/// ticks since the year 1.
/// </summary>
public sealed class SinceAttribute : StrictAttribute
{
    private protected override string Expected => Reasons.Named("Times");

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value switch
        {
            DateTime or DateTimeOffset => value,
            TimeSpan age => DateTime.Now - age,
            string text => AgeIn(text.Trim()) is { } age ? DateTime.Now - age : TimeIn(text),
            // To PowerShell, an unquoted 7d is a decimal number.
            decimal when AgeIn(LanguagePrimitives.ConvertTo<string>(asTyped)) is { } age => DateTime.Now - age,
            _ => throw Refusal(value),
        };

    private static TimeSpan? AgeIn(string text)
    {
        var digits = text.TrimEnd('m', 'h', 'd');
        if (digits.Length != text.Length - 1 || digits.Length > 5 || !WholeNumbers.TryRead(digits, out var number) || number < 0)
        {
            return null;
        }

        return text[text.Length - 1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    /// <summary>As PowerShell reads the text of a time: in the form of the invariant culture.</summary>
    private static DateTime TimeIn(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Refusal(text);

    private static FormatException Refusal(object value) => new(Reasons.Named("NotTime", FieldKind.Quote(value)));
}
