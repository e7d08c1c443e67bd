using System.Collections.Generic;
using System.Linq;
using F = GitIntegration.IntegrationFields;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>Gerrit without its meta references.</summary>
internal sealed class GerritMetaRefs() : SettingRule("GIJ008", FindingSeverity.Warning, F.Type)
{
    public override string Title => "Gerrit without its meta references";

    public override string Why =>
        "All-Projects and All-Users, which every Gerrit has, keep their data in refs/meta. Without that refspec, "
        + "cloning them fails at every run.";

    public override string Advice => "Add '+refs/meta/*:refs/meta/*' to the refspecs of the integration.";

    public override string Source => "The page on known issues.";

    private const string Refspec = "+refs/meta/*:refs/meta/*";

    /// <summary>The sources of refspecs that include what is needed.</summary>
    private static readonly string[] Sources = ["refs/meta/*", "refs/*"];

    private protected override Field Setting => S.RefSpecCustom;

    private protected override string? Fault(GijResource one, HealthData data) =>
        ((GijIntegration)one).Type == T.Gerrit && !SourcesOf(one).Intersect(Sources).Any()
            ? "All-Projects and All-Users can't be cloned, because refs/meta isn't fetched."
            : null;

    /// <summary>Nothing is overwritten that the response doesn't show.</summary>
    private protected override string? Fix(GijResource one, HealthData data) =>
        one.RefSpecCustom?.Length == 0 ? Set(one, $"-RefSpecCustom '{Refspec}'") : null;

    private static IEnumerable<string> SourcesOf(GijResource one) =>
        (one.RefSpecCustom ?? string.Empty).Split(',').Select(refspec => refspec.Trim().TrimStart('+').Split(':')[0]);
}
