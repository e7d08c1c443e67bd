using System.Collections.Generic;

namespace GitIntegration;

/// <summary>An expired suppression.</summary>
internal sealed class SuppressionExpired() : HealthRule("GIJ033", FindingSeverity.Warning)
{
    public override string Title => "An expired suppression";

    public override string Why =>
        "An entry in the suppression file has passed its date. The finding is reported again, so that someone decides " + "again.";

    public override string Advice =>
        "Fix the problem. If it's still acceptable, check that the reason still applies, and give the entry a new date.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override IEnumerable<Observation> Check(HealthData data) => [];
}
