using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Writes JSON straight to UTF-8: an object, member by member, or any value. Secrets are put in at the end, into an array made in its
/// final size, so that no copy of one is left behind by a growing buffer.
/// </summary>
internal sealed class RequestBodyBuilder : IDisposable
{
    /// <summary>Most bodies are this short, and one is made for every change.</summary>
    private const int BufferCharacters = 128;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly MemoryStream plain = new();
    private readonly JsonTextWriter json;
    private readonly List<(int Place, SecureString Value)> secrets = [];
    private readonly bool isObject;

    /// <summary>Begins an object.</summary>
    public RequestBodyBuilder()
        : this(isObject: true) { }

    private RequestBodyBuilder(bool isObject)
    {
        this.isObject = isObject;
        json = new JsonTextWriter(new StreamWriter(plain, Utf8, BufferCharacters)) { AutoCompleteOnClose = false };
        if (isObject)
        {
            json.WriteStartObject();
        }
    }

    /// <summary>Makes the body of a value: text, a number, a boolean, a secret, a list or a dictionary of such.</summary>
    public static RequestBody Build(object value)
    {
        using var builder = new RequestBodyBuilder(isObject: false);
        JsonValues.Write(builder.json, value, builder.LeavePlaceFor);
        return builder.Build();
    }

    /// <summary>Adds a member: text, a number, a boolean, a secret, a list or a dictionary of such.</summary>
    public void Add(string name, object value)
    {
        json.WritePropertyName(name);
        JsonValues.Write(json, value, LeavePlaceFor);
    }

    /// <summary>Makes the body. Nothing can be added after that.</summary>
    public RequestBody Build()
    {
        if (isObject)
        {
            json.WriteEndObject();
        }

        json.Flush();
        var body = new byte[plain.Length + secrets.Sum(secret => SecretText.JsonLength(secret.Value))];
        var (read, written) = (0, 0);
        foreach (var (place, value) in secrets)
        {
            CopyUpTo(place);
            written = SecretText.WriteJson(value, body, written);
        }

        CopyUpTo((int)plain.Length);
        return new RequestBody(body, [.. secrets.Select(secret => secret.Value)]);

        void CopyUpTo(int place)
        {
            Array.Copy(plain.GetBuffer(), read, body, written, place - read);
            written += place - read;
            read = place;
        }
    }

    public void Dispose() => ((IDisposable)json).Dispose();

    /// <summary>Writes what stands around a value, and nothing of the value itself.</summary>
    private void LeavePlaceFor(SecureString secret)
    {
        json.WriteRawValue(string.Empty);
        json.Flush();
        secrets.Add(((int)plain.Length, secret));
    }
}
