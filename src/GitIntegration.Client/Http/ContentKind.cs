using System;

namespace GitIntegration;

/// <summary>What a response's body is, by its Content-Type and, where that is missing or vague, by its first character.</summary>
internal enum ContentKind
{
    None,
    Json,
    Markup,
    Other,
}

internal static class ContentKinds
{
    public static ContentKind OfMediaType(string? mediaType)
    {
        if (Has(mediaType, "json"))
        {
            return ContentKind.Json;
        }

        return Has(mediaType, "html") || Has(mediaType, "xml") ? ContentKind.Markup : ContentKind.Other;
    }

    public static ContentKind OfText(string text)
    {
        var start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.Length == 0)
        {
            return ContentKind.None;
        }

        return start[0] switch
        {
            '{' or '[' => ContentKind.Json,
            '<' => ContentKind.Markup,
            _ => ContentKind.Other,
        };
    }

    private static bool Has(string? mediaType, string word) => mediaType?.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
