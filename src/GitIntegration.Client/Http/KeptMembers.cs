using System;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Reads what is kept of a response beside its payload. All of it together may take 1 MiB, however many objects of the payload stream by
/// in between: each of those is handed on, but this adds up. Only the parser knows where in its chunk of text it is, so that whole chunks
/// count, each of them once.
/// </summary>
internal sealed class KeptMembers(BodyReader text)
{
    private const long MaximumCharacters = 1024 * 1024;

    private long counted,
        total;

    /// <summary>Reads the value that the reader stands on. What stands before it counts too: its name can be long as well.</summary>
    /// <exception cref="FormatException">Too much was kept.</exception>
    public object? Read(JsonReader reader)
    {
        var value = JsonValues.Read(reader);
        total += text.Count - counted;
        counted = text.Count;
        return total <= MaximumCharacters ? value : throw new FormatException(Reasons.Named("TooLarge"));
    }

    /// <summary>Called behind each object of the payload, so that it does not count.</summary>
    public void PassObject() => counted = Math.Max(counted, text.ChunkStart);
}
