using System;
using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Two integrations for the same repositories.</summary>
internal sealed class SameSourceTwice() : HealthRule("GIJ021", FindingSeverity.Warning)
{
    public override string Title => "Integrations that may track the same repositories";

    public override string Why =>
        "Enabled integrations with the same address, path, filter and collection track the same repositories, unless "
        + "their accounts see different ones. A repository that both track is cloned and indexed twice, and issues show "
        + "every commit twice.";

    public override string Advice =>
        "Compare their repositories with Get-GijRepository -IntegrationId. If they're the same, keep the integration "
        + "with the right settings, and remove the other.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override IEnumerable<Observation> Check(HealthData data)
    {
        var known = data.Integrations.ToLookup(one => one.Origin is not null && one.Disabled is not null);
        var doubles = known[true]
            .Where(one => one.Disabled == false && one.Origin is not "")
            .GroupBy(SourceOf)
            .Where(same => same.Skip(1).Any());
        return known[false]
            .Select(one => Observation.Unjudged(one, one.Origin is null ? S.Origin.Name : S.Disabled.Name))
            .Concat(doubles.SelectMany(same => same.Select(one => Of(one, same))));
    }

    private static Observation Of(GijIntegration one, IEnumerable<GijIntegration> same)
    {
        var others = string.Join(
            ", ",
            same.Where(other => other.Id != one.Id).Select(other => $"{other}").OrderBy(text => text, StringComparer.Ordinal)
        );
        return Observation.Of(one, $"It may track the same repositories as {others}.", S.Origin.Name);
    }

    private static (string Origin, string Path, string Filter, string Collection, string Region) SourceOf(GijIntegration one) =>
        (SameAddress.Of(one.Origin!), one.ApiPath ?? "", one.ApiFilter ?? "", one.TfsCollection ?? "", one.AwsRegion ?? "");
}
