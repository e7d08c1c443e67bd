using System.Collections.Generic;
using N = GitIntegration.ConfigurationNames;

namespace GitIntegration;

/// <summary>Writes a configuration as JSON.</summary>
internal static class ConfigurationWriter
{
    /// <param name="entries">The entries, each with its names and values.</param>
    /// <param name="schema">The address of its schema; null where there is none.</param>
    public static string Format(IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> entries, string? schema) =>
        IndentedJson.Write(json =>
        {
            json.WriteStartObject();
            if (schema is not null)
            {
                json.Write(N.Schema, schema);
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
