using System.Globalization;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>The names of enumerations as people read them.</summary>
internal static class EnumText
{
    private static readonly Regex Boundary = new("(?<=[a-z])[A-Z]", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>The words of a name, for example "Not checked" for NotChecked.</summary>
    public static string Words(string name) =>
        Boundary.Replace(name, letter => $" {char.ToLower(letter.Value[0], CultureInfo.InvariantCulture)}");
}
