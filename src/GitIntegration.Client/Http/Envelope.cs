using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// The object around most of the app's responses: whether it succeeded, and its error and advice if not. The payload is
/// handed out while it is read: an object or an array of objects, whatever the operation.
/// </summary>
internal sealed class Envelope
{
    private static readonly ReadOnlyDictionary<string, object?> NoMembers = new(new Dictionary<string, object?>());

    /// <summary>The members that tell of a failure, the app's and Jira's own, in the order in which their texts are shown.</summary>
    private static readonly string[] ErrorNames = ["error", "message", "errorMessages", "errors"];

    /// <summary>The last text of each of them: a member that is repeated must not add up.</summary>
    private readonly string?[] errors = new string?[ErrorNames.Length];
    private Dictionary<string, object?>? others;

    private Envelope() { }

    /// <summary>What <c>success</c> says, given as a boolean or as text; null where it is missing.</summary>
    public bool? Success { get; private set; }

    /// <summary>The server's error text, the app's or Jira's own; null where there is none.</summary>
    public string? Error { get; private set; }

    public string? Advice { get; private set; }

    public bool IsFailure => Success == false;

    /// <summary>True when it says that it succeeded, or shows it by its payload.</summary>
    public bool IsSuccess => Success ?? HasPayload;

    /// <summary>True if there's no sign of an envelope: the object may be the payload itself.</summary>
    public bool IsBare => Success is null && !HasPayload;

    /// <summary>The members that are neither the envelope's nor its payload.</summary>
    public IReadOnlyDictionary<string, object?> OtherMembers => (IReadOnlyDictionary<string, object?>?)others ?? NoMembers;

    private bool HasPayload { get; set; }

    /// <summary>Reads the whole text.</summary>
    /// <param name="reader">Stands before the first token.</param>
    /// <param name="isPayload">Tells which member holds the payload.</param>
    /// <param name="read">Called with the reader standing on each object of the payload, and reads it to its end.</param>
    /// <param name="readOther">Reads the value of any other member.</param>
    /// <exception cref="FormatException">It is JSON, but not such an object.</exception>
    public static Envelope Read(
        JsonReader reader,
        Func<string, bool> isPayload,
        Action<JsonReader> read,
        Func<JsonReader, object?> readOther
    )
    {
        var envelope = new Envelope();
        if (JsonValues.Next(reader) != JsonToken.StartObject)
        {
            throw new FormatException(Reasons.Named("NotJsonObject"));
        }

        foreach (var name in JsonValues.Members(reader))
        {
            if (isPayload(name))
            {
                envelope.HasPayload = true;
                ReadPayload(reader, read);
            }
            else
            {
                envelope.Keep(name, readOther(reader));
            }
        }

        // Reading on to the end lets the connection be used again, and finds what does not belong there.
        while (reader.Read()) { }

        envelope.Error = envelope.JoinedErrors();
        return envelope;
    }

    private static void ReadPayload(JsonReader reader, Action<JsonReader> read)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                read(reader);
                break;
            case JsonToken.StartArray:
                while (JsonValues.NextObject(reader))
                {
                    read(reader);
                }

                break;
            case JsonToken.Null:
                break;
            default:
                throw new FormatException(Reasons.Named("PayloadNotObject"));
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
            case var _ when Array.IndexOf(ErrorNames, name) is >= 0 and var index && TextOf(value) is { Length: > 0 } text:
                errors[index] = text;
                break;
            default:
                (others ??= [])[name] = value;
                break;
        }
    }

    private string? JoinedErrors()
    {
        var texts = errors.OfType<string>().ToArray();
        return texts.Length == 0 ? null : string.Join(" ", texts);
    }

    /// <summary>The text of a string, a list of strings, or strings by the names of what they are about.</summary>
    private static string? TextOf(object? value) =>
        value switch
        {
            string text => text,
            IReadOnlyDictionary<string, object?> texts => string.Join(" ", texts.Select(text => $"{text.Key}: {text.Value}")),
            IEnumerable<object?> texts => string.Join(" ", texts.OfType<string>()),
            _ => null,
        };
}
