using System;

namespace GitIntegration;

/// <summary>Operations on text that .NET Standard 2.0 lacks.</summary>
internal static class TextExtensions
{
    /// <summary>The text with its first letter in upper case.</summary>
    public static string Capitalized(this string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>True if it contains the other text (case-insensitive).</summary>
    public static bool ContainsIgnoringCase(this string? text, string part) => text?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
