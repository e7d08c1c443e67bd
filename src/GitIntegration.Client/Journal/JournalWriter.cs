using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using M = GitIntegration.JournalMembers;

namespace GitIntegration;

/// <summary>
/// Writes the lines of a journal, in ASCII: text from a server can't control the terminal of a person who views the file. No text
/// in it holds a secret of the connection or of the request.
/// </summary>
/// <param name="mask">Hides the secrets.</param>
internal sealed class JournalWriter(SecretMask mask)
{
    /// <summary>A name may be as long as a server likes. The journal needs enough of it to tell objects apart.</summary>
    private const int LongestName = 1000;

    /// <summary>The line before a request.</summary>
    /// <param name="change">Ties it to the line after the request.</param>
    /// <param name="texts">What is said of the connection and the request, by the names of the members.</param>
    /// <param name="description">What changes.</param>
    public byte[] Begin(string change, IEnumerable<(string Name, string? Value)> texts, ChangeDescription description) =>
        Line(
            M.Begin,
            change,
            json =>
            {
                foreach (var (name, value) in texts)
                {
                    WriteName(json, name, value);
                }

                WriteName(json, M.Noun, description.Noun);
                WriteName(json, M.Action, description.Action?.ToString());
                WriteObject(json, description.Id, description.Name);
                json.WritePropertyName(M.Changes);
                json.WriteStartArray();
                foreach (var setting in description.Settings)
                {
                    Write(json, setting);
                }

                json.WriteEndArray();
            }
        );

    /// <summary>The line after a request.</summary>
    /// <param name="change">Ties it to the line before the request.</param>
    /// <param name="result">How the change has ended.</param>
    public byte[] End(string change, ChangeResult result) =>
        Line(
            M.End,
            change,
            json =>
            {
                WriteName(json, M.Outcome, $"{result.Outcome}");
                WriteName(json, M.ErrorId, result.ErrorId?.ToString());
                WriteObject(json, result.Id, result.Name);
            }
        );

    private static byte[] Line(string kind, string change, Action<JsonWriter> write)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonTextWriter(text) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii })
        {
            json.WriteStartObject();
            json.WritePropertyName(M.Schema);
            json.WriteValue(M.Version);
            json.WritePropertyName(M.Kind);
            json.WriteValue(kind);
            json.WritePropertyName(M.Change);
            json.WriteValue(change);
            json.WritePropertyName(M.Time);
            json.WriteValue(DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            write(json);
            json.WriteEndObject();
        }

        return Encoding.ASCII.GetBytes($"{text}\n");
    }

    private void WriteObject(JsonWriter json, int? id, string? name)
    {
        if (id is not null)
        {
            json.WritePropertyName(M.Id);
            json.WriteValue(id);
        }

        WriteName(json, M.Name, name);
    }

    private void WriteName(JsonWriter json, string member, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(member);
            json.WriteValue(Cut(Masked(value)));
        }
    }

    private void Write(JsonWriter json, ChangedSetting setting)
    {
        json.WriteStartObject();
        WriteName(json, M.Setting, setting.Name);
        if (setting.IsBeforeKnown)
        {
            WriteValue(json, M.Before, setting.Before);
        }

        if (setting.IsAfterKnown)
        {
            WriteValue(json, M.After, setting.After);
        }

        if (setting.IsHidden)
        {
            WriteValue(json, M.IsHidden, value: true);
        }

        json.WriteEndObject();
    }

    private void WriteValue(JsonWriter json, string member, object? value)
    {
        json.WritePropertyName(member);
        JsonValues.Write(json, value is string text ? Masked(text) : value, _ => json.WriteValue(M.Set));
    }

    private string Masked(string text) => DisplayText.WithoutLogin((string)mask.InData(text)!);

    private static string Cut(string name) => name.Length <= LongestName ? name : name.Substring(0, LongestName) + "…";
}
