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

    public override string Advice => "Leave it out of one of the integrations by a filter, or remove the plain repository.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override IEnumerable<Observation> Check(HealthData data)
    {
        var first = new Dictionary<string, string>();
        var plain = data.PlainRepositories.Select(one => (one.Origin, Label: $"{one}", Make: Of(one)));
        var nested = data.Repositories!.Select(one => (one.Origin, Label: $"{one.Id} '{one.Name}'", Make: Of(one)));
        foreach (var (origin, label, make) in nested.Concat(plain).Where(one => !string.IsNullOrEmpty(one.Origin)))
        {
            var address = SameAddress.Of(origin!);
            if (first.TryGetValue(address, out var other))
            {
                yield return make($"Repository {other} has the same address.");
            }
            else
            {
                first.Add(address, label);
            }
        }
    }

    private static Func<string, Observation> Of(GijRepository one) => message => Observation.Of(one, message, S.Origin.Name);

    private static Func<string, Observation> Of(RepositoryFacts one) => message => Observation.Of(one, message, S.Origin.Name);
}
