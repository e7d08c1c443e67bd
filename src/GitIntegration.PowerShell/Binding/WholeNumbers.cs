using System;
using System.Globalization;

namespace GitIntegration.PowerShell;

/// <summary>Tells what counts as a whole number: any numeric type with nothing behind the point, or text of nothing but the digits.</summary>
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
            string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) => (true, parsed),
            _ => (false, 0L),
        };
        return isNumber;
    }
}
