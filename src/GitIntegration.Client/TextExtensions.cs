namespace GitIntegration;

/// <summary>Operations on text that .NET lacks.</summary>
internal static class TextExtensions
{
    /// <summary>The text with its first letter in upper case.</summary>
    public static string Capitalized(this string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
