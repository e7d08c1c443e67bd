using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>An earlier report, to which findings are compared.</summary>
internal sealed class Baseline
{
    private const int LargestKiB = 64 * 1024,
        DeepestLevel = 8;

    private readonly Dictionary<FindingKey, (string? Message, string? Integration, string? Repository)> earlier = [];

    /// <summary>The rules that the earlier report couldn't check in full.</summary>
    private readonly HashSet<string> lacking = [];

    private Baseline() { }

    /// <summary>Reads a report that Export-GijReport has written as JSON.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnreadable"/>.</exception>
    public static Baseline Read(string path) =>
        JsonFile.Read(
            path,
            LargestKiB,
            DeepestLevel,
            json =>
            {
                var baseline = new Baseline();
                baseline.Read(json);
                return baseline;
            }
        );

    /// <summary>True if it has something about this server.</summary>
    public bool IsAbout(string address) => earlier.Count == 0 || earlier.Keys.Any(key => key.Server == address);

    /// <summary>Tells of each finding whether it's new, and adds those of the baseline that are fixed.</summary>
    /// <param name="findings">All findings of the rules.</param>
    /// <param name="rules">The rules that were checked.</param>
    /// <param name="data">What they looked at.</param>
    /// <param name="scope">The ids of the integrations that were checked; null for everything.</param>
    public IEnumerable<GijFinding> ApplyTo(
        IReadOnlyList<GijFinding> findings,
        IEnumerable<HealthRule> rules,
        HealthData data,
        ISet<int>? scope
    )
    {
        var present = new HashSet<FindingKey>();
        foreach (var finding in findings.Where(one => one.Status != FindingStatus.NotChecked))
        {
            present.Add(finding.Key);
            finding.Trend =
                earlier.ContainsKey(finding.Key) ? FindingTrend.Still
                : lacking.Contains(finding.Rule) ? null
                : FindingTrend.New;
        }

        // What couldn't be checked this time isn't known to be fixed.
        var unknown = findings.Where(one => one.Status == FindingStatus.NotChecked).Select(one => one.Rule);
        var certain = rules.Where(rule => !unknown.Contains(rule.Id)).ToDictionary(rule => rule.Id);
        var gone = earlier.Where(one =>
            !present.Contains(one.Key)
            && one.Key.Server == data.Address
            && certain.ContainsKey(one.Key.Rule)
            && (scope is null || (one.Key.IntegrationId is { } id && scope.Contains(id)))
        );
        return findings.Concat(gone.Select(one => Fixed(certain[one.Key.Rule], one.Key, one.Value, data)));
    }

    private static GijFinding Fixed(
        HealthRule rule,
        FindingKey key,
        (string? Message, string? Integration, string? Repository) texts,
        HealthData data
    ) =>
        new(rule, FindingStatus.Fixed, texts.Message ?? rule.Title, data.Server, data.Address)
        {
            IntegrationId = key.IntegrationId,
            Integration = texts.Integration,
            RepositoryId = key.RepositoryId,
            Repository = texts.Repository,
            Setting = key.Setting,
            Trend = FindingTrend.Fixed,
        };

    private void Read(JsonTextReader json)
    {
        if (!json.Read() || json.TokenType != JsonToken.StartObject)
        {
            throw new FormatException(Reasons.Named("NotReport"));
        }

        var isReport = false;
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var isFindings = (string)json.Value! == FindingMembers.Findings;
            json.Read();
            if (!isFindings || json.TokenType != JsonToken.StartArray)
            {
                json.Skip();
                continue;
            }

            isReport = true;
            while (json.Read() && json.TokenType != JsonToken.EndArray)
            {
                Take(JObject.Load(json));
            }
        }

        // A file that was cut off isn't one either.
        if (!isReport || json.TokenType != JsonToken.EndObject)
        {
            throw new FormatException(Reasons.Named("NotReport"));
        }
    }

    /// <summary>Those that were fixed already aren't among the earlier ones.</summary>
    private void Take(JObject one)
    {
        var (status, rule, server) = (Text(FindingMembers.Status), Text(FindingMembers.Rule), Text(FindingMembers.ServerUri));
        if (status == nameof(FindingStatus.NotChecked) && rule is not null)
        {
            lacking.Add(rule);
        }
        else if (status is nameof(FindingStatus.Found) or nameof(FindingStatus.Suppressed) && rule is not null && server is not null)
        {
            var key = new FindingKey(
                rule,
                server,
                (int?)one[FindingMembers.IntegrationId],
                (int?)one[FindingMembers.RepositoryId],
                Text(FindingMembers.Setting)
            );
            earlier[key] = (Text(FindingMembers.Message), Text(FindingMembers.Integration), Text(FindingMembers.Repository));
        }

        string? Text(string name) => ((string?)one[name])?.ForDisplay();
    }
}
