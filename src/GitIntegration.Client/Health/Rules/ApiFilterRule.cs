using System.Collections.Generic;
using F = GitIntegration.IntegrationFields;

namespace GitIntegration;

/// <summary>A rule about what is wrong with the filter of an integration.</summary>
/// <param name="id">Its id.</param>
/// <param name="severity">How bad it is to break it.</param>
/// <param name="findsErrors">True for what can't be used, false for what may not mean what it says.</param>
internal abstract class ApiFilterRule(string id, FindingSeverity severity, bool findsErrors) : SettingRule(id, severity, F.Type)
{
    public override string Source => "The pages with examples of JMESPath filters; what we have tried.";

    private protected override IEnumerable<Observation> Observe(GijResource one, HealthData data)
    {
        if (one is not GijIntegration { ApiFilter: { Length: > 0 } filter } integration)
        {
            yield break;
        }

        var shape = ListShape.Of(integration);
        if (FilterFaults.Text(new ApiFilter(filter, shape).Problems, findsErrors) is { } fault)
        {
            yield return Observation.Of(one, fault, F.ApiFilter.Name);
        }
        else if (findsErrors && shape is null)
        {
            yield return Observation.Unjudged(one, F.ApiFilter.Name, "The form that the filter needs isn't known");
        }
    }
}
