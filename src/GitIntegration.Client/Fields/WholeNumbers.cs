using System;
using System.Globalization;

namespace GitIntegration;

/// <summary>
/// Tells what counts as a whole number: any numeric type with nothing behind the point, or text of nothing but the digits,
/// with a minus sign at most.
/// </summary>
internal static class WholeNumbers
{
    /// <summary>Up to here every whole number has a double of its own.</summary>
    private const double ExactInDouble = 1L << 53;

    public static bool TryRead(object? value, out long number)
    {
        (var isNumber, number) = value switch
        {
            int or long or short or sbyte or byte or ushort or uint => (true, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            double real when Math.Abs(real) < ExactInDouble && Math.Floor(real) == real => (true, (long)real),
            decimal real and >= long.MinValue and <= long.MaxValue when decimal.Floor(real) == real => (true, (long)real),
            ulong large and <= long.MaxValue => (true, (long)large),
            string text
                when !text.StartsWith("+", StringComparison.Ordinal)
                    && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) => (true, parsed),
            _ => (false, 0L),
        };
        return isNumber;
    }
}
