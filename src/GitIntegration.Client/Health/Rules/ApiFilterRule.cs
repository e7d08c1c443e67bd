using F = GitIntegration.IntegrationFields;

namespace GitIntegration;

/// <summary>A rule about what is wrong with the filter of an integration.</summary>
/// <param name="id">Its id.</param>
/// <param name="severity">How bad it is to break it.</param>
/// <param name="findsErrors">True for what can't be used, false for what may not mean what it says.</param>
internal abstract class ApiFilterRule(string id, FindingSeverity severity, bool findsErrors) : SettingRule(id, severity, F.Type)
{
    public override string Source => "The pages with examples of JMESPath filters; what we have tried.";

    private protected override Field Setting => F.ApiFilter;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is GijIntegration { ApiFilter: { Length: > 0 } filter, Type: var type }
            ? FilterFaults.Text(ApiFilter.Check(filter, type), findsErrors)
            : null;
}
