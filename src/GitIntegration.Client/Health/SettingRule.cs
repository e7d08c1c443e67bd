using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A rule about the settings of one integration at a time and, where these have them too, of plain repositories.</summary>
/// <param name="id">Its id.</param>
/// <param name="severity">How bad it is to break it.</param>
/// <param name="required">The settings without which it can't judge.</param>
internal abstract class SettingRule(string id, FindingSeverity severity, params Field[] required) : HealthRule(id, severity)
{
    public sealed override bool ChecksPlainRepositories => required.All(RepositoryFields.Table.All.Contains);

    /// <summary>The setting to look at; null where it's no single one.</summary>
    private protected virtual Field? Setting => null;

    public sealed override IEnumerable<Observation> Check(HealthData data) =>
        (ChecksPlainRepositories ? data.Resources : data.Integrations).SelectMany(one => Judge(one, data));

    /// <summary>What is wrong with the integration or repository, as a sentence; null if nothing is.</summary>
    private protected virtual string? Fault(GijResource one, HealthData data) => null;

    /// <summary>The command that fixes it.</summary>
    private protected virtual string? Fix(GijResource one, HealthData data) => null;

    /// <summary>The same, for rules that can find several faults.</summary>
    private protected virtual IEnumerable<Observation> Observe(GijResource one, HealthData data)
    {
        if (Fault(one, data) is { } fault)
        {
            yield return Observation.Of(one, fault, Setting?.Name, Fix(one, data));
        }
    }

    private IEnumerable<Observation> Judge(GijResource one, HealthData data) =>
        required.FirstOrDefault(field => one.ReadValue(field) is null) is { } missing
            ? [Observation.Unjudged(one, missing.ResponseName)]
            : Observe(one, data);
}
