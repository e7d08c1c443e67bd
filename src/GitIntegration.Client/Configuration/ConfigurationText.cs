using System;
using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Reads the JSON of a configuration, with the place of each value. Comments and trailing commas are accepted, as Newtonsoft.Json accepts
/// them.
/// </summary>
internal sealed class ConfigurationText : IDisposable
{
    private const int MaximumDepth = 16;

    private readonly string source;
    private readonly LineIndex lines;
    private readonly JsonTextReader reader;

    private ConfigurationText(string source, string text)
    {
        this.source = source;
        lines = new LineIndex(text);
        reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaximumDepth };
    }

    /// <summary>Reads a text.</summary>
    /// <param name="source">What errors call it.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.ConfigurationInvalid"/>: it isn't JSON.</exception>
    public static ConfigurationNode Read(string source, string text)
    {
        using var json = new ConfigurationText(source, text);
        try
        {
            json.Next();
            var root = json.ReadValue(json.Here);
            json.RequireEnd();
            return root;
        }
        catch (JsonReaderException)
        {
            // Its message can repeat what the file holds. The reader stands before what it refuses.
            throw json.Invalid("InvalidJson", json.Here with { Column = json.reader.LinePosition + 1 });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)reader).Dispose();

    private Place Here => new(reader.LineNumber, Math.Max(1, reader.LinePosition));

    private JsonToken Next()
    {
        do
        {
            if (!reader.Read())
            {
                throw Invalid("EndsEarly");
            }
        } while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    private void RequireEnd()
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                throw Invalid("InvalidJson");
            }
        }
    }

    private ConfigurationNode ReadValue(Place place) =>
        reader.TokenType switch
        {
            JsonToken.StartObject => new(ReadMembers(), place),
            JsonToken.StartArray => new(ReadElements(), place),
            JsonToken.Integer or JsonToken.Float or JsonToken.String or JsonToken.Boolean or JsonToken.Null => new(reader.Value, place),
            _ => throw Invalid("InvalidJson"),
        };

    private List<ConfigurationMember> ReadMembers()
    {
        var members = new List<ConfigurationMember>();
        while (Next() != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            var place = lines.StartOf(name, Here);
            Next();
            members.Add(new ConfigurationMember(name, ReadValue(place)));
        }

        return members;
    }

    private List<ConfigurationNode> ReadElements()
    {
        var elements = new List<ConfigurationNode>();
        while (Next() != JsonToken.EndArray)
        {
            elements.Add(ReadValue(Here));
        }

        return elements;
    }

    private GijException Invalid(string reason, Place? place = null) =>
        new ConfigurationProblem(source, place ?? Here, Reasons.Named(reason)).ToError();

    /// <summary>The lines of the text. The reader tells where a token ends, and people look for where it begins.</summary>
    private sealed class LineIndex(string text)
    {
        private readonly string[] lines = text.Split('\n');

        public Place StartOf(string name, Place end)
        {
            var line = end.Line <= lines.Length ? lines[end.Line - 1] : string.Empty;
            var from = Math.Min(end.Column, line.Length) - 1;
            var start = from < 0 ? -1 : line.LastIndexOf($"\"{name}\"", from, StringComparison.Ordinal);
            return start < 0 ? end : end with { Column = start + 1 };
        }
    }
}
