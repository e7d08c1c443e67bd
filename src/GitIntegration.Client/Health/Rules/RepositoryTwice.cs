using System;
using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>A repository that is indexed twice.</summary>
internal sealed class RepositoryTwice() : HealthRule("GIJ022", FindingSeverity.Warning, HealthNeeds.Repositories)
{
    public override string Title => "A repository that is indexed twice";

    public override string Why =>
        "The same repository is tracked more than once. It is cloned and indexed twice, and issues show every commit " + "twice.";

    public override string Advice => "Exclude it from one of the integrations with a filter, or remove the plain repository.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override IEnumerable<Observation> Check(HealthData data)
    {
        var nested = data.Repositories!.Where(one => one.Disabled != true).Select(one => new Copy(one.Origin, Label(one), Of(one)));
        var plain = data.PlainRepositories.Where(one => one.Disabled != true).Select(one => new Copy(one.Origin, $"{one}", Of(one)));
        return nested
            .Concat(plain)
            .Where(one => !string.IsNullOrEmpty(one.Origin))
            .GroupBy(one => SameAddress.Of(one.Origin!))
            .Where(same => same.Skip(1).Any())
            .SelectMany(same =>
                same.Select(one => one.Make($"Repository {same.First(other => other != one).Label} has the same address."))
            );
    }

    private static string Label(RepositoryFacts one) => $"{one.Id} '{one.Name}'";

    private static Func<string, Observation> Of(GijRepository one) => message => Observation.Of(one, message, S.Origin.Name);

    private static Func<string, Observation> Of(RepositoryFacts one) => message => Observation.Of(one, message, S.Origin.Name);

    private sealed record Copy(string? Origin, string Label, Func<string, Observation> Make);
}
