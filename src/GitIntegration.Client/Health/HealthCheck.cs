using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Checks rules, and makes findings of what they say.</summary>
/// <param name="data">What the rules look at.</param>
/// <param name="scope">The ids of the integrations that count; null for everything, plain repositories included.</param>
/// <param name="serverArgument">What commands that fix something need at their end to go to the right server.</param>
internal sealed class HealthCheck(HealthData data, ISet<int>? scope, string serverArgument)
{
    /// <summary>The most ids that one message names.</summary>
    private const int MostIds = 10;

    private readonly Dictionary<int, string?> names = data
        .Integrations.GroupBy(one => one.Id)
        .ToDictionary(same => same.Key, same => same.First().DisplayName);

    public IEnumerable<GijFinding> Run(IEnumerable<HealthRule> rules) => rules.SelectMany(Run);

    private IEnumerable<GijFinding> Run(HealthRule rule)
    {
        if (data.WhyNot(rule.Needs) is { } reason)
        {
            return [NotChecked(rule, reason)];
        }

        var plain =
            scope is null && rule.ChecksPlainRepositories && data.WhyNot(HealthNeeds.Repositories) is { } missing
                ? new[] { NotChecked(rule, $"Plain repositories weren't checked. {missing}") }
                : [];
        var observations = rule.Check(data).Where(IsInScope).ToLookup(one => one.Message is null);
        return
        [
            .. observations[false].Select(one => Found(rule, one)),
            .. observations[true].GroupBy(one => (one.Setting, one.WhyNot)).Select(same => Unjudged(rule, same.Key.Setting, [.. same])),
            .. plain,
        ];
    }

    private bool IsInScope(Observation one) => scope is null || (one.IntegrationId is { } id && scope.Contains(id));

    private GijFinding Found(HealthRule rule, Observation one) =>
        About(
            one,
            new GijFinding(rule, FindingStatus.Found, one.Message!, data.Server, data.Address)
            {
                Setting = one.Setting,
                Fix = one.Fix is null ? null : one.Fix + serverArgument,
            }
        );

    private GijFinding NotChecked(HealthRule rule, string reason) => new(rule, FindingStatus.NotChecked, reason, data.Server, data.Address);

    /// <summary>One finding for all objects that lack a setting: an older app lacks it in all of them.</summary>
    private GijFinding Unjudged(HealthRule rule, string? setting, IReadOnlyList<Observation> lacking)
    {
        var ids = string.Join(", ", lacking.Take(MostIds).Select(one => one.RepositoryId ?? one.IntegrationId));
        var rest = lacking.Count > MostIds ? FormattableString.Invariant($" and {lacking.Count - MostIds} more") : string.Empty;
        var reason = lacking[0].WhyNot ?? $"The server doesn't return {setting}";
        var finding = new GijFinding(rule, FindingStatus.NotChecked, $"{reason} for {ids}{rest}.", data.Server, data.Address)
        {
            Setting = setting,
        };
        return lacking.Count == 1 ? About(lacking[0], finding) : finding;
    }

    private GijFinding About(Observation one, GijFinding finding)
    {
        finding.IntegrationId = one.IntegrationId;
        finding.Integration = one.IntegrationId is { } id && names.TryGetValue(id, out var name) ? name : null;
        finding.RepositoryId = one.RepositoryId;
        finding.Repository = one.RepositoryId is null ? null : one.Name;
        finding.LastIndexedDate = one.LastIndexedDate;
        return finding;
    }
}
