using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Reads any JSON value as plain CLR values: null, bool, long, double, BigInteger, string, object[] and
/// dictionaries; what looks like a secret by its name is masked. Of two members with one name the last one counts.
/// Newtonsoft.Json accepts more than the standard, and so does this: comments, trailing commas, single quotes, names
/// without quotes, NaN and Infinity, and whole numbers in hexadecimal (0x10) or octal (010).
/// </summary>
internal static class JsonValues
{
    private static readonly long EarliestTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds(),
        LatestTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Reads the value that the reader stands on, to its end.</summary>
    public static object? Read(JsonReader reader) =>
        reader.TokenType switch
        {
            JsonToken.StartObject => ReadObject(reader),
            JsonToken.StartArray => ReadArray(reader),
            JsonToken.Integer or JsonToken.Float or JsonToken.String or JsonToken.Boolean or JsonToken.Null => reader.Value,
            _ => throw new FormatException(Reasons.Named("UnexpectedToken", reader.TokenType)),
        };

    /// <summary>The boolean that a value is, or that its text spells, as the app's responses do both; null for anything else.</summary>
    public static bool? Flag(object? value) =>
        value switch
        {
            bool flag => flag,
            string text when bool.TryParse(text, out var flag) => flag,
            _ => null,
        };

    /// <summary>The whole number that a value is, or that its text spells; null for anything else.</summary>
    public static long? Long(object? value) =>
        value switch
        {
            long number => number,
            string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

    /// <summary>The 32-bit whole number that a value is, or that its text spells; null for anything else.</summary>
    public static int? WholeNumber(object? value) => Long(value) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>The local time that a value is as milliseconds since 1970, UTC; null for anything else.</summary>
    public static DateTime? Time(object? value) =>
        Long(value) is { } milliseconds && milliseconds >= EarliestTime && milliseconds <= LatestTime
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).LocalDateTime
            : null;

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

    /// <summary>Enumerates the names in the object that the reader stands on, with the reader on the value of each.</summary>
    public static IEnumerable<string> Members(JsonReader reader)
    {
        while (Next(reader) != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            Next(reader);
            yield return name;
        }
    }

    /// <summary>Steps through the array that the reader stands on, from the start of one object to the next.</summary>
    /// <returns>False at the end of the array.</returns>
    /// <exception cref="FormatException">An element is not an object.</exception>
    public static bool NextObject(JsonReader reader) =>
        Next(reader) switch
        {
            JsonToken.StartObject => true,
            JsonToken.EndArray => false,
            _ => throw new FormatException(Reasons.Named("ElementNotObject")),
        };

    /// <summary>Steps to the next token; comments are passed over.</summary>
    /// <exception cref="FormatException">The text ends here.</exception>
    public static JsonToken Next(JsonReader reader)
    {
        do
        {
            if (!reader.Read())
            {
                throw new FormatException(Reasons.Named("EndsEarly"));
            }
        } while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    /// <summary>Writes a plain value: null, text, a number, a boolean, a list or a dictionary of such.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="writeSecret">Writes a secret within it.</param>
    public static void Write(JsonWriter json, object? value, Action<SecureString> writeSecret)
    {
        switch (value)
        {
            case SecureString secret:
                writeSecret(secret);
                break;
            case IReadOnlyDictionary<string, object?> members:
                json.WriteStartObject();
                foreach (var member in members)
                {
                    json.WritePropertyName(member.Key);
                    Write(json, member.Value, writeSecret);
                }

                json.WriteEndObject();
                break;
            case IEnumerable elements and not string:
                json.WriteStartArray();
                foreach (var element in elements)
                {
                    Write(json, element, writeSecret);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteValue(value);
                break;
        }
    }

    private static object?[] ReadArray(JsonReader reader)
    {
        var elements = new List<object?>();
        while (Next(reader) != JsonToken.EndArray)
        {
            elements.Add(Read(reader));
        }

        return [.. elements];
    }
}
