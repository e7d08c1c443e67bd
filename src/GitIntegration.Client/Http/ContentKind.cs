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
        if (mediaType.ContainsIgnoringCase("json"))
        {
            return ContentKind.Json;
        }

        return mediaType.ContainsIgnoringCase("html") || mediaType.ContainsIgnoringCase("xml") ? ContentKind.Markup : ContentKind.Other;
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
}
