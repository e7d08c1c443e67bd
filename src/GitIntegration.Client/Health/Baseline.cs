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

    private readonly Dictionary<FindingKey, JObject> earlier = [];

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

    /// <summary>Tells of each finding whether it's new, and adds those of the baseline that are fixed.</summary>
    /// <param name="findings">All findings of the rules.</param>
    /// <param name="rules">The rules that were checked.</param>
    /// <param name="server">The address of Jira.</param>
    /// <param name="scope">The ids of the integrations that were checked; null for everything.</param>
    public IEnumerable<GijFinding> ApplyTo(
        IReadOnlyList<GijFinding> findings,
        IEnumerable<HealthRule> rules,
        string server,
        ISet<int>? scope
    )
    {
        var present = new HashSet<FindingKey>();
        foreach (var finding in findings.Where(one => one.Status != FindingStatus.NotChecked))
        {
            present.Add(finding.Key);
            finding.Trend = earlier.ContainsKey(finding.Key) ? FindingTrend.Still : FindingTrend.New;
        }

        // What couldn't be checked this time isn't known to be fixed.
        var unknown = findings.Where(one => one.Status == FindingStatus.NotChecked).Select(one => one.Rule);
        var certain = rules.Where(rule => !unknown.Contains(rule.Id)).ToDictionary(rule => rule.Id);
        var gone = earlier.Where(one =>
            !present.Contains(one.Key)
            && one.Key.Server == server
            && certain.ContainsKey(one.Key.Rule)
            && (scope is null || (one.Key.IntegrationId is { } id && scope.Contains(id)))
        );
        return findings.Concat(gone.Select(one => Fixed(certain[one.Key.Rule], one.Key, one.Value)));
    }

    private static GijFinding Fixed(HealthRule rule, FindingKey key, JObject members) =>
        new(rule, FindingStatus.Fixed, (string?)members[FindingMembers.Message] ?? rule.Title, key.Server)
        {
            IntegrationId = key.IntegrationId,
            Integration = (string?)members[FindingMembers.Integration],
            RepositoryId = key.RepositoryId,
            Repository = (string?)members[FindingMembers.Repository],
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

        if (!isReport)
        {
            throw new FormatException(Reasons.Named("NotReport"));
        }
    }

    /// <summary>Those that weren't checked or were fixed already aren't among the earlier ones.</summary>
    private void Take(JObject one)
    {
        var isKnown =
            Enum.TryParse<FindingStatus>((string?)one[FindingMembers.Status], out var status)
            && status is FindingStatus.Found or FindingStatus.Suppressed;
        if (isKnown && (string?)one[FindingMembers.Rule] is { } rule && (string?)one[FindingMembers.Server] is { } server)
        {
            var key = new FindingKey(
                rule,
                server,
                (int?)one[FindingMembers.IntegrationId],
                (int?)one[FindingMembers.RepositoryId],
                (string?)one[FindingMembers.Setting]
            );
            earlier[key] = one;
        }
    }
}
