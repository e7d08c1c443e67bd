using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Reads the JSON of a configuration, with the place of each value. Comments and trailing commas are accepted, as Newtonsoft.Json accepts
/// them. The outer levels are read as they are enumerated, so that only one setting at a time is in memory.
/// </summary>
internal sealed class ConfigurationText : IDisposable
{
    private const int MaximumDepth = 16,
        LazyLevels = 3;

    private readonly string source;
    private readonly Func<string> readAgain;
    private readonly JsonTextReader reader;
    private readonly CancellationToken cancellationToken;

    /// <param name="source">What errors call it.</param>
    /// <param name="text">The text.</param>
    /// <param name="readAgain">Reads it as a whole, to find a place in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ConfigurationText(string source, TextReader text, Func<string> readAgain, CancellationToken cancellationToken)
    {
        this.cancellationToken = cancellationToken;
        this.source = source;
        this.readAgain = readAgain;
        reader = new JsonTextReader(text)
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = MaximumDepth,
            PropertyNameTable = ResourceKind<GijIntegration>.Instance.Names,
        };
    }

    /// <summary>Reads the text.</summary>
    /// <param name="take">Called with the root, and enumerates it.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.ConfigurationInvalid"/>: it isn't JSON.</exception>
    public void Read(Action<ConfigurationNode> take)
    {
        try
        {
            Next();
            take(ReadValue(Here, name: null, level: 0));
            RequireEnd();
        }
        catch (JsonReaderException)
        {
            // Its message can repeat what the file holds. The reader stands before what it refuses.
            throw Invalid("InvalidJson", afterHere: 1);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)reader).Dispose();

    private (int Line, int Column) Here => (reader.LineNumber, reader.LinePosition);

    private JsonToken Next()
    {
        cancellationToken.ThrowIfCancellationRequested();
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

    private JsonNode ReadValue((int Line, int Column) end, string? name, int level) =>
        new(
            reader.TokenType switch
            {
                JsonToken.StartObject => Read(ReadMembers(level + 1), level),
                JsonToken.StartArray => Read(ReadElements(level + 1), level),
                JsonToken.Integer or JsonToken.Float or JsonToken.String or JsonToken.Boolean or JsonToken.Null => reader.Value,
                _ => throw Invalid("InvalidJson"),
            },
            readAgain,
            end,
            name
        );

    private static IEnumerable<T> Read<T>(IEnumerable<T> parts, int level) => level < LazyLevels ? parts : parts.ToList();

    private IEnumerable<ConfigurationMember> ReadMembers(int level)
    {
        while (Next() != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            var end = Here;
            Next();
            var depth = reader.Depth;
            yield return new ConfigurationMember(name, ReadValue(end, name, level));
            PassOver(depth);
        }
    }

    private IEnumerable<ConfigurationNode> ReadElements(int level)
    {
        while (Next() != JsonToken.EndArray)
        {
            var depth = reader.Depth;
            yield return ReadValue(Here, name: null, level);
            PassOver(depth);
        }
    }

    /// <summary>Steps to the end of a value that nobody has enumerated to its end.</summary>
    private void PassOver(int depth)
    {
        if (reader.Depth == depth && reader.TokenType is JsonToken.StartObject or JsonToken.StartArray)
        {
            Next();
        }

        while (reader.Depth > depth)
        {
            Next();
        }
    }

    private GijException Invalid(string reason, int afterHere = 0)
    {
        // An empty text has no line yet.
        var place = new Place(Math.Max(1, Here.Line), Math.Max(1, Here.Column + afterHere));
        return new ConfigurationProblem(source, place, Reasons.Named(reason)).ToError();
    }
}
