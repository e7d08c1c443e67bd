using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>Reads one text of a response that is a JSON object.</summary>
internal static class TextMember
{
    /// <summary>The text; null where the response has none of that name.</summary>
    /// <exception cref="GijException">The response is not a success or not an object, or none came.</exception>
    public static async Task<string?> ReadAsync(
        ApiTransport transport,
        ApiRequest request,
        string name,
        CancellationToken cancellationToken
    )
    {
        var members = await transport.ReadAsync(request, response => response.Read(ReadObject), cancellationToken).ConfigureAwait(false);
        return Of(members, name);
    }

    public static string? Of(IReadOnlyDictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) ? value as string : null;

    private static Dictionary<string, object?> ReadObject(JsonReader reader) =>
        JsonValues.Next(reader) == JsonToken.StartObject
            ? JsonValues.ReadObject(reader)
            : throw new FormatException(Reasons.Named("NotJsonObject"));
}
