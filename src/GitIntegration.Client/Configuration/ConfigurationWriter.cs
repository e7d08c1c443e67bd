using System.Collections.Generic;
using N = GitIntegration.ConfigurationNames;

namespace GitIntegration;

/// <summary>Writes a configuration as JSON.</summary>
internal static class ConfigurationWriter
{
    /// <param name="entries">The entries, each with its names and values.</param>
    public static string Format(IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> entries) =>
        IndentedJson.Write(json =>
        {
            json.WriteStartObject();
            if (ConfigurationSchema.Address is { } address)
            {
                json.Write(N.Schema, address);
            }

            json.WriteObjects(
                N.Integrations,
                entries,
                entry =>
                {
                    foreach (var member in entry)
                    {
                        json.Write(member.Key, member.Value);
                    }
                }
            );
            json.WriteEndObject();
        });
}
