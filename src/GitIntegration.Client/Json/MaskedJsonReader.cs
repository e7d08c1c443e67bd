using System;
using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>Reads JSON; every text in it has a mask where it repeats a secret of the connection or the request.</summary>
internal sealed class MaskedJsonReader(TextReader text, SecretMask mask) : JsonTextReader(text)
{
    /// <summary>The maximum size of remembered names.</summary>
    private const int MostNames = 256,
        LongestName = 64;

    /// <summary>The names that had to be decoded to tell that they hold no secret. Each object of a list has the same ones.</summary>
    private readonly HashSet<string> innocentNames = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override object? Value => TokenType == JsonToken.PropertyName ? MaskedName((string)base.Value!) : mask.InData(base.Value);

    private string MaskedName(string name)
    {
        if (!mask.MayBeInData(name) || innocentNames.Contains(name))
        {
            return name;
        }

        var masked = mask.InData(name);
        if (ReferenceEquals(masked, name) && name.Length <= LongestName && innocentNames.Count < MostNames)
        {
            innocentNames.Add(name);
        }

        return masked;
    }
}
