using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Reads any JSON value as plain CLR values: null, bool, long, double, BigInteger, string, object[] and
/// dictionaries; what looks like a secret by its name is masked. Of two members with one name the last one counts.
/// Newtonsoft.Json takes more than the standard, and so does this: comments, trailing commas, single quotes, names
/// without quotes, NaN and Infinity, and whole numbers in hexadecimal (0x10) or octal (010).
/// </summary>
internal static class JsonValues
{
    /// <summary>Reads the value that the reader stands on, to its end.</summary>
    public static object? Read(JsonReader reader) =>
        reader.TokenType switch
        {
            JsonToken.StartObject => ReadObject(reader),
            JsonToken.StartArray => ReadArray(reader),
            JsonToken.Integer or JsonToken.Float or JsonToken.String or JsonToken.Boolean or JsonToken.Null => reader.Value,
            _ => throw new FormatException($"it holds an unexpected {reader.TokenType}"),
        };

    /// <summary>The boolean that a value is, or that its text spells, as the app's answers do both; null for anything else.</summary>
    public static bool? Flag(object? value) =>
        value switch
        {
            bool flag => flag,
            string text when bool.TryParse(text, out var flag) => flag,
            _ => null,
        };

    /// <summary>Reads the object that the reader stands on, to its end.</summary>
    public static Dictionary<string, object?> ReadObject(JsonReader reader)
    {
        var members = new Dictionary<string, object?>();
        foreach (var name in Members(reader))
        {
            members[name] = SecretNames.Masked(name, Read(reader));
        }

        return members;
    }

    /// <summary>Goes through the object that the reader stands on: gives each name with the reader standing on its value.</summary>
    public static IEnumerable<string> Members(JsonReader reader)
    {
        while (Next(reader) != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            Next(reader);
            yield return name;
        }
    }

    /// <summary>Goes through the array that the reader stands on: gives the reader standing on each element.</summary>
    public static IEnumerable<JsonToken> Elements(JsonReader reader)
    {
        while (Next(reader) != JsonToken.EndArray)
        {
            yield return reader.TokenType;
        }
    }

    /// <summary>Steps to the next token; comments are passed over.</summary>
    /// <exception cref="FormatException">The text ends here.</exception>
    public static JsonToken Next(JsonReader reader)
    {
        do
        {
            if (!reader.Read())
            {
                throw new FormatException("it ends too early");
            }
        } while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    private static object?[] ReadArray(JsonReader reader)
    {
        var elements = new List<object?>();
        foreach (var _ in Elements(reader))
        {
            elements.Add(Read(reader));
        }

        return [.. elements];
    }
}
