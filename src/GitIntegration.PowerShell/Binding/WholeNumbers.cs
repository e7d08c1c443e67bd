using System.Globalization;

namespace GitIntegration.PowerShell;

/// <summary>Tells what counts as a whole number: an integer, or text of nothing but its digits.</summary>
internal static class WholeNumbers
{
    public static bool TryRead(object? value, out long number)
    {
        (var isNumber, number) = value switch
        {
            int or long or short or sbyte or byte or ushort or uint => (true, System.Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) => (true, parsed),
            _ => (false, 0L),
        };
        return isNumber;
    }
}
