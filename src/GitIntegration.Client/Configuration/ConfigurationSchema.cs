using System.Collections.Generic;
using System.Linq;
using N = GitIntegration.ConfigurationNames;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>The JSON Schema of a configuration, made of the field table. The build writes it, with the help's words.</summary>
internal static class ConfigurationSchema
{
    /// <summary>The name of its file in the module.</summary>
    public const string FileName = "integrations.schema.json";

    /// <summary>The address by which editors find it; null where the manifest names no project.</summary>
    public static string? Address => ProjectPages.ContentOf($"docs/en-US/{FileName}")?.AbsoluteUri;

    /// <summary>The schema as text.</summary>
    /// <param name="descriptions">What the parameters of New-GijIntegration do, by their names.</param>
    public static string Format(IReadOnlyDictionary<string, string> descriptions) =>
        IndentedJson.Write(json => JsonValues.Write(json, Document(descriptions), _ => json.WriteNull()));

    private static Dictionary<string, object?> Document(IReadOnlyDictionary<string, string> descriptions) =>
        new()
        {
            [N.Schema] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Integrations of Git Integration for Jira",
            ["allowComments"] = true,
            ["allowTrailingCommas"] = true,
            ["anyOf"] = new object[] { Reference("document"), Reference("list") },
            ["definitions"] = new Dictionary<string, object?>
            {
                ["document"] = Object(
                    new() { [N.Schema] = OfType("string"), [N.Integrations] = Reference("list") },
                    required: [N.Integrations]
                ),
                ["list"] = List(Reference("integration")),
                ["integration"] = Entry(IntegrationFields.Table, descriptions, withRepositories: true),
                ["repository"] = Entry(RepositoryFields.Nested, descriptions, withRepositories: false),
            },
        };

    private static Dictionary<string, object?> Entry(
        FieldTable table,
        IReadOnlyDictionary<string, string> descriptions,
        bool withRepositories
    )
    {
        var members = new Dictionary<string, object?>
        {
            [N.Key] = Described(Text(), "The name of the entry in plans and results; by default the display name."),
            [N.Match] = Described(
                new() { ["oneOf"] = new object[] { Match(N.MatchOrigin, Text()), Match(N.MatchId, AtLeast(1)) } },
                "How the integration is found, if not by its display name."
            ),
            [N.Was] = Described(List(Text()), "Display names that the integration had before."),
        };
        foreach (var field in table.All)
        {
            var isProjects = field == S.ProjectMappingIds;
            members[isProjects ? N.ProjectKeys : field.Name] =
                isProjects ? Described(List(Text()), descriptions["ProjectKey"])
                : field.Kind.IsSecret
                    ? Described(Secret(), $"The name of the secret, such as {N.SecretPrefix}github. A new integration needs it.")
                : Described(Of(field.Kind), WordsFor(field, descriptions));
        }

        if (withRepositories)
        {
            members[N.Repositories] = Described(
                List(Reference("repository")),
                "Repositories of the integration that have settings of their own."
            );
        }

        var entry = Object(members, required: []);
        entry["anyOf"] = new object[] { Requiring(S.DisplayName.Name), Requiring(N.Match) };
        return entry;
    }

    private static string WordsFor(Field field, IReadOnlyDictionary<string, string> descriptions) =>
        descriptions.TryGetValue(field.ParameterName, out var words)
            ? words.Replace("$true", "true").Replace("$false", "false")
            : $"-{field.ParameterName} of Set-GijRepository.";

    /// <summary>What a field may hold.</summary>
    private static Dictionary<string, object?> Of(FieldKind kind)
    {
        var schema = OfType(kind.JsonType);
        foreach (var limit in kind.JsonLimits)
        {
            schema[limit.Key] = limit.Value;
        }

        return schema;
    }

    private static Dictionary<string, object?> Secret() => new(Text()) { ["pattern"] = $"^{N.SecretPrefix}.+" };

    private static Dictionary<string, object?> Match(string name, object value) => Object(new() { [name] = value }, required: [name]);

    private static Dictionary<string, object?> Object(Dictionary<string, object?> members, string[] required)
    {
        var schema = OfType("object");
        schema["additionalProperties"] = false;
        schema["properties"] = members;
        if (required.Length > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private static Dictionary<string, object?> Requiring(string name) => new() { ["required"] = new[] { name } };

    private static Dictionary<string, object?> List(object element) => new(OfType("array")) { ["items"] = element };

    private static Dictionary<string, object?> Text() => new(OfType("string")) { ["minLength"] = 1 };

    private static Dictionary<string, object?> AtLeast(int minimum) => new(OfType("integer")) { ["minimum"] = minimum };

    private static Dictionary<string, object?> OfType(string name) => new() { ["type"] = name };

    private static Dictionary<string, object?> Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private static Dictionary<string, object?> Described(Dictionary<string, object?> schema, string words) =>
        new Dictionary<string, object?> { ["description"] = words }
            .Concat(schema)
            .ToDictionary(one => one.Key, one => one.Value);
}
