using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Two integrations for the same repositories.</summary>
internal sealed class SameSourceTwice() : HealthRule("GIJ021", FindingSeverity.Warning)
{
    public override string Title => "Two integrations for the same repositories";

    public override string Why =>
        "Two integrations with the same address, path, filter and collection track the same repositories. Each of these "
        + "is cloned and indexed twice, and issues show every commit twice.";

    public override string Advice => "Keep the one with the right settings, and remove the other.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        data
            .Integrations.Where(one => string.IsNullOrEmpty(one.Origin))
            .Select(one => Observation.Of(one, message: null, S.Origin.Name))
            .Concat(
                from same in data.Integrations.Where(one => !string.IsNullOrEmpty(one.Origin)).GroupBy(SourceOf)
                let first = same.First()
                from one in same.Skip(1)
                select Observation.Of(one, $"It tracks the same repositories as integration {first}.", S.Origin.Name)
            );

    private static (string Origin, string Path, string Filter, string Collection, string Region) SourceOf(GijIntegration one) =>
        (SameAddress.Of(one.Origin!), one.ApiPath ?? "", one.ApiFilter ?? "", one.TfsCollection ?? "", one.AwsRegion ?? "");
}
