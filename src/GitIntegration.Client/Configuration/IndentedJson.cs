using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>Writes JSON that people read: indented, the same on every system, with an escape for what a terminal would obey.</summary>
internal static class IndentedJson
{
    public static string Write(Action<JsonTextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            write(json);
            json.WriteWhitespace("\n");
        }

        return DisplayText.ForJson($"{text}");
    }

    /// <summary>Writes a plain value. No secret is among them.</summary>
    public static void Write(this JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        JsonValues.Write(json, value, _ => json.WriteNull());
    }

    /// <summary>Writes a plain value, unless it is null.</summary>
    public static void WriteIfKnown(this JsonWriter json, string name, object? value)
    {
        if (value is not null)
        {
            Write(json, name, value);
        }
    }

    /// <summary>Writes a plain value, unless it is null or an empty list.</summary>
    public static void WriteIfGiven(this JsonWriter json, string name, object? value)
    {
        if (value is not IReadOnlyCollection<string> { Count: 0 })
        {
            WriteIfKnown(json, name, value);
        }
    }

    /// <summary>Writes a list of objects.</summary>
    public static void WriteObjects<T>(this JsonWriter json, string name, IEnumerable<T> all, Action<T> write)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var one in all)
        {
            json.WriteStartObject();
            write(one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
