using System;

namespace GitIntegration;

/// <summary>
/// A value of a JSON text. The reader tells where a token ends, and people look for where it begins; of most values nobody asks.
/// </summary>
/// <param name="value">The value.</param>
/// <param name="readText">Returns the whole text.</param>
/// <param name="end">Where the token ends, or that of its name.</param>
/// <param name="name">Its name; null for one without.</param>
internal sealed class JsonNode(object? value, Func<string> readText, (int Line, int Column) end, string? name) : ConfigurationNode(value)
{
    public override Place Place => name is null ? End : StartOf($"\"{name}\"");

    public override ConfigurationNode WithoutValue() => new JsonNode(value: null, readText, end, name);

    private Place End => new(end.Line, Math.Max(1, end.Column));

    private Place StartOf(string token)
    {
        var text = readText();
        var line = LineStartIn(text);
        var last = Math.Min(line + end.Column, text.Length) - 1;
        var start = last < line ? -1 : text.LastIndexOf(token, last, last - line + 1, StringComparison.Ordinal);
        return start < 0 ? End : new Place(end.Line, start - line + 1);
    }

    /// <summary>Where the line begins.</summary>
    private int LineStartIn(string text)
    {
        var start = 0;
        for (var line = 1; line < end.Line; line++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return start;
    }
}
