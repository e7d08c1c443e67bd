using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Security;

namespace GitIntegration;

/// <summary>Formats a plain value of any setting for display.</summary>
internal static class PlainValue
{
    /// <summary>The value in one line; null is what was never set. A secret is never part of it.</summary>
    public static string Format(object? value) =>
        value switch
        {
            null => "(not set)",
            string text => $"'{text.ForDisplay()}'",
            SecureString => FormatSecret(value),
            IDictionary => "(a structure)",
            IEnumerable elements => $"[{string.Join(", ", FormatEach(elements))}]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => $"{value}",
        };

    /// <summary>What a request does to a secret.</summary>
    public static string FormatSecret(object? value) => value is SecureString { Length: 0 } ? "(cleared)" : "(new value)";

    private static IEnumerable<string> FormatEach(IEnumerable elements)
    {
        foreach (var element in elements)
        {
            yield return Format(element);
        }
    }
}
