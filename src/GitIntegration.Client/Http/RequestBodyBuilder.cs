using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Writes a JSON object straight to UTF-8. Secrets come last, into an array made in its final size, so that no copy of one is
/// left behind by a growing buffer.
/// </summary>
internal sealed class RequestBodyBuilder : IDisposable
{
    /// <summary>Most bodies are this short, and one is made for every change.</summary>
    private const int BufferCharacters = 128;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly MemoryStream plain = new();
    private readonly JsonTextWriter json;
    private readonly List<(byte[] Name, SecureString Value)> secrets = [];
    private bool hasMembers;

    public RequestBodyBuilder()
    {
        json = new JsonTextWriter(new StreamWriter(plain, Utf8, BufferCharacters)) { AutoCompleteOnClose = false };
        json.WriteStartObject();
    }

    /// <summary>Adds a member that holds no secret: text, a number, a boolean, a list or a dictionary.</summary>
    public void Add(string name, object value)
    {
        hasMembers = true;
        json.WritePropertyName(name);
        JsonValues.Write(json, value);
    }

    /// <summary>Adds a member whose value is a secret.</summary>
    public void AddSecret(string name, SecureString value) => secrets.Add((Utf8.GetBytes($"{JsonConvert.ToString(name)}:"), value));

    /// <summary>Makes the body. Nothing can be added after that.</summary>
    public RequestBody Build()
    {
        json.Flush();
        var separators = secrets.Count - (hasMembers ? 0 : 1);
        var length = plain.Length + Math.Max(0, separators) + secrets.Sum(LengthOf) + 1;
        var body = new byte[length];
        plain.Position = 0;
        var next = plain.Read(body, 0, (int)plain.Length);
        foreach (var (name, value) in secrets)
        {
            if (next > 1)
            {
                body[next++] = (byte)',';
            }

            name.CopyTo(body, next);
            next = SecretText.WriteJson(value, body, next + name.Length);
        }

        body[next] = (byte)'}';
        return new RequestBody(body, [.. secrets.Select(secret => secret.Value)]);
    }

    public void Dispose() => ((IDisposable)json).Dispose();

    private static int LengthOf((byte[] Name, SecureString Value) secret) => secret.Name.Length + SecretText.JsonLength(secret.Value);
}
