using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Writes settings as a JSON object, straight to UTF-8. Secrets come last, into an array made in its final size, so that
/// no copy of one is left behind by a growing buffer.
/// </summary>
internal static class RequestWriter
{
    /// <summary>Most bodies are this short, and one is made for every change.</summary>
    private const int BufferCharacters = 128;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static RequestBody Write(RequestSettings settings)
    {
        var plain = WritePlain(settings);
        var separator = settings.Plain.Any() ? "," : string.Empty;
        var secrets = settings
            .Secrets.Select(
                (secret, index) =>
                    (Name: Utf8.GetBytes($"{(index == 0 ? separator : ",")}{JsonConvert.ToString(secret.Key)}:"), secret.Value)
            )
            .ToList();
        var body = new byte[plain.Length + secrets.Sum(secret => secret.Name.Length + SecretText.JsonLength(secret.Value)) + 1];
        plain.CopyTo(body, 0);
        var next = plain.Length;
        foreach (var secret in secrets)
        {
            secret.Name.CopyTo(body, next);
            next = SecretText.WriteJson(secret.Value, body, next + secret.Name.Length);
        }

        body[next] = (byte)'}';
        return new RequestBody(body, [.. secrets.Select(secret => secret.Value)]);
    }

    /// <summary>Everything but the secrets and the closing brace.</summary>
    private static byte[] WritePlain(RequestSettings settings)
    {
        using var bytes = new MemoryStream();
        using var text = new StreamWriter(bytes, Utf8, BufferCharacters);
        using var json = new JsonTextWriter(text) { AutoCompleteOnClose = false };
        json.WriteStartObject();
        foreach (var pair in settings.Plain)
        {
            json.WritePropertyName(pair.Key);
            WriteValue(json, pair.Value);
        }

        json.Flush();
        return bytes.ToArray();
    }

    private static void WriteValue(JsonTextWriter json, object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> members:
                json.WriteStartObject();
                foreach (var member in members)
                {
                    json.WritePropertyName(member.Key);
                    WriteValue(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case IEnumerable elements and not string:
                json.WriteStartArray();
                foreach (var element in elements)
                {
                    WriteValue(json, element);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteValue(value);
                break;
        }
    }
}
