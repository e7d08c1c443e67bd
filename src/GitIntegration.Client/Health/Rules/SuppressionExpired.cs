using System.Collections.Generic;

namespace GitIntegration;

/// <summary>A suppression that has expired.</summary>
internal sealed class SuppressionExpired() : HealthRule("GIJ033", FindingSeverity.Warning)
{
    public override string Title => "A suppression that has expired";

    public override string Why =>
        "An entry of the suppression file accepted a finding until a date that is over. The finding is reported again, so"
        + " that somebody decides anew.";

    public override string Advice =>
        "Mend what is suppressed. If it is still acceptable, give the entry a new date and check that its reason is still" + " true.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override IEnumerable<Observation> Check(HealthData data) => [];
}
