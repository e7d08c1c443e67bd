using System;
using System.Globalization;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Accepts a time, and how far from now it is: a TimeSpan, or a text such as 7d. Refuses numbers, which PowerShell takes for ticks since
/// the year 1.
/// </summary>
/// <param name="units">The letters of the units that a text can have: m, h and d.</param>
public abstract class TimeAttribute(string units) : StrictAttribute
{
    private protected sealed override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value switch
        {
            DateTime time => time,
            DateTimeOffset time => time.LocalDateTime,
            TimeSpan distance => FromNow(distance),
            string text => DistanceIn(text.Trim()) is { } distance ? FromNow(distance) : TimeIn(text),
            // To PowerShell, an unquoted 7d is a decimal number.
            decimal when DistanceIn(LanguagePrimitives.ConvertTo<string>(asTyped)) is { } distance => FromNow(distance),
            _ => throw Refusal(value),
        };

    /// <summary>The time that is so far from now.</summary>
    private protected abstract DateTime At(TimeSpan distance);

    private DateTime FromNow(TimeSpan distance)
    {
        try
        {
            return At(distance);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Refusal(distance);
        }
    }

    private TimeSpan? DistanceIn(string text)
    {
        var digits = text.TrimEnd(units.ToCharArray());
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
