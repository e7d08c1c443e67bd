using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace GitIntegration.PowerShell;

/// <summary>
/// Accepts a time, and how far from now it is: a TimeSpan, or a text such as 7d. Refuses numbers, which PowerShell takes for ticks since
/// the year 1.
/// </summary>
/// <param name="units">The letters of the units that a text can have: m, h and d.</param>
public abstract class TimeAttribute(string units) : StrictAttribute
{
    private static readonly Regex Iso = new(@"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    private protected sealed override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value switch
        {
            DateTime { Kind: DateTimeKind.Utc } time => time.ToLocalTime(),
            DateTime time => time,
            DateTimeOffset time => time.LocalDateTime,
            TimeSpan distance => FromNow(distance),
            string text => DistanceIn(text.Trim()) is { } distance ? FromNow(distance) : TimeIn(text),
            // To PowerShell, an unquoted 7d is a decimal number.
            decimal when DistanceIn(LanguagePrimitives.ConvertTo<string>(asTyped)) is { } distance => FromNow(distance),
            _ => throw Refusal(value),
        };

    /// <summary>Returns the time at this distance from now.</summary>
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
        var unit = char.ToLowerInvariant(text.LastOrDefault());
        var digits = text.Substring(0, Math.Max(0, text.Length - 1));
        if (
            units.IndexOf(unit) < 0
            || digits.Length is 0 or > 5
            || !digits.All(char.IsDigit)
            || !WholeNumbers.TryRead(digits, out var number)
        )
        {
            return null;
        }

        return unit switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    /// <summary>
    /// A time in the form of the user's culture, as PowerShell reads a text for a parameter. A year in front is one of ISO 8601, also
    /// where the culture counts its years from elsewhere.
    /// </summary>
    private static DateTime TimeIn(string text)
    {
        var culture = Iso.IsMatch(text) ? CultureInfo.InvariantCulture : CultureInfo.CurrentCulture;
        return DateTime.TryParse(text, culture, DateTimeStyles.None, out var time) ? time : throw Refusal(text);
    }

    private static FormatException Refusal(object value) => new(Reasons.Named("NotTime", FieldKind.Quote(value)));
}
