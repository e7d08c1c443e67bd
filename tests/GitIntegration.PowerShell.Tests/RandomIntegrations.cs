using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Tests;

/// <summary>
/// Integrations of every type, with every setting in every form that a server may return: absent, null, empty, or with a value. The seed
/// makes them the same every time.
/// </summary>
#pragma warning disable CA5394 // Chooses test data.
internal sealed class RandomIntegrations(int seed)
{
    private static readonly string[] Texts =
    [
        "^v[0-9]+",
        "it's \"quoted\"",
        "größer; 日本",
        "a\\b",
        "${x} $(y) `z",
        "\u001b[31mred",
        "x,y",
    ];

    private readonly Random random = new(seed);

    /// <summary>Makes so many, each with the ids of projects among those given.</summary>
    public JObject[] Make(int count, IReadOnlyList<JObject> projects)
    {
        long[] ids = [.. projects.Select(project => long.Parse((string)project["id"]!, CultureInfo.InvariantCulture))];
        return [.. Enumerable.Range(1, count).Select(id => Make(id, ids))];
    }

    /// <summary>One of the values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>So many different numbers from 1 to the maximum.</summary>
    public int[] Ids(int count, int maximum) => [.. Enumerable.Range(1, maximum).OrderBy(_ => random.Next()).Take(count)];

    private JObject Make(int id, long[] projects)
    {
        // Two servers have the same ones, with other settings.
        var type = IntegrationTypes.All[id % IntegrationTypes.All.Count];
        var isGlobal = random.Next(2) == 0;
        var made = new JObject
        {
            ["id"] = id,
            ["integrationType"] = type,
            ["displayName"] = $"{Texts[id % Texts.Length]} {id}",
            ["origin"] = $"https://{id}.example.com",
            ["global"] = isGlobal,
            ["projectMappingIds"] = new JArray(isGlobal ? [] : projects.Where(_ => random.Next(2) == 0).Append(projects[0]).Distinct()),
            ["initDate"] = 1700000000000 + id,
            ["lastIndexedDate"] = 1700000000000 + random.Next(),
        };
        foreach (var field in IntegrationFields.Table.All.Where(field => IsMade(field) && !made.ContainsKey(field.ResponseName)))
        {
            Add(made, field, type);
        }

        return made;
    }

    /// <summary>No server returns a secret; the documented ones don't return a user name either.</summary>
    private static bool IsMade(Field field) => !field.Kind.IsSecret && field != SharedFields.Username;

    private void Add(JObject made, Field field, string type)
    {
        var value = field.Kind.JsonType switch
        {
            "boolean" => new JValue(random.Next(2) == 0),
            "integer" => new JValue(random.Next(1, 6)),
            _ when field == IntegrationFields.ApiPath => new JValue("/projects?x=1"),
            _ when field == IntegrationFields.AwsRegion => new JValue(Pick(AwsRegions.All)),
            _ => new JValue(Pick(Texts)),
        };
        var canBeEmpty = field.Kind.Cleared is not null;
        switch (random.Next(4))
        {
            case 0 when field != IntegrationFields.FolderDepth || type != IntegrationTypes.TrackedFolder:
                break;
            case 1 when canBeEmpty:
                made[field.ResponseName] = JValue.CreateNull();
                break;
            case 2 when canBeEmpty:
                made[field.ResponseName] = string.Empty;
                break;
            default:
                made[field.ResponseName] = value;
                break;
        }
    }
}
