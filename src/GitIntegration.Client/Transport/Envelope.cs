using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// The object around every answer of the app: whether it succeeded, and its error and advice if not. The payload is
/// handed out while it is read: an object or an array of objects, whatever the operation.
/// </summary>
internal sealed class Envelope
{
    private Envelope() { }

    /// <summary>What <c>success</c> says, given as a boolean or as text; null where it is missing.</summary>
    public bool? Success { get; private set; }

    /// <summary>The server's error text, the app's or Jira's own; null where there is none.</summary>
    public string? Error { get; private set; }

    public string? Advice { get; private set; }

    public bool IsFailure => Success == false;

    /// <summary>True when it says that it succeeded, or shows it by its payload.</summary>
    public bool IsSuccess => Success ?? HasPayload;

    private bool HasPayload { get; set; }

    /// <summary>Reads the whole text.</summary>
    /// <param name="reader">Stands before the first token.</param>
    /// <param name="isPayload">Tells which member holds the payload.</param>
    /// <param name="take">Is called with the reader standing on each object of the payload, and reads it to its end.</param>
    /// <exception cref="FormatException">It is JSON, but no such object.</exception>
    public static Envelope Read(JsonReader reader, Func<string, bool> isPayload, Action<JsonReader> take)
    {
        var envelope = new Envelope();
        if (JsonValues.Next(reader) != JsonToken.StartObject)
        {
            throw new FormatException("it is no JSON object");
        }

        foreach (var name in JsonValues.Members(reader))
        {
            if (isPayload(name))
            {
                envelope.HasPayload = true;
                TakePayload(reader, take);
            }
            else
            {
                envelope.Keep(name, JsonValues.Read(reader));
            }
        }

        // Reading on to the end lets the connection be used again, and finds what does not belong there.
        while (reader.Read()) { }

        return envelope;
    }

    private static void TakePayload(JsonReader reader, Action<JsonReader> take)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                take(reader);
                break;
            case JsonToken.StartArray:
                foreach (var token in JsonValues.Elements(reader))
                {
                    if (token != JsonToken.StartObject)
                    {
                        throw new FormatException("its list holds something that is no object");
                    }

                    take(reader);
                }

                break;
            case JsonToken.Null:
                break;
            default:
                throw new FormatException("its payload is neither an object nor a list");
        }
    }

    private void Keep(string name, object? value)
    {
        switch (name)
        {
            case "success":
                Success = JsonValues.Flag(value);
                break;
            case "advice":
                Advice = value as string;
                break;
            case "error" or "message" or "errors" or "errorMessages" when Words(value) is { Length: > 0 } words:
                Error = Error is null ? words : $"{Error} {words}";
                break;
        }
    }

    /// <summary>The words of a text, a list of texts, or texts by the names of what they are about.</summary>
    private static string? Words(object? value) =>
        value switch
        {
            string text => text,
            IReadOnlyDictionary<string, object?> texts => string.Join(" ", texts.Select(text => $"{text.Key}: {text.Value}")),
            IEnumerable<object?> texts => string.Join(" ", texts.OfType<string>()),
            _ => null,
        };
}
