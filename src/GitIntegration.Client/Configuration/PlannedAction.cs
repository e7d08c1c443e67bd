using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What is planned for one integration, or for one of its repositories.</summary>
internal sealed class PlannedAction
{
    private static readonly Dictionary<string, string> NoSecrets = [];

    public GijPlanAction Action { get; init; }

    /// <summary>The noun of the object.</summary>
    public string Noun { get; init; } = ResourceKind<GijIntegration>.Instance.Noun;

    /// <summary>Its name in the configuration; null where it isn't in that.</summary>
    public string? Key { get; init; }

    /// <summary>Its id; null for a new one.</summary>
    public int? Id { get; init; }

    /// <summary>Its display name; null where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>What changes: for a new one all that it gets, for a removed one all that is lost.</summary>
    public IReadOnlyList<PlannedSetting> Settings { get; init; } = [];

    /// <summary>The names of the secrets that a new one gets, by the names of their settings.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = NoSecrets;

    /// <summary>By what it would be found if it existed; for a new one only.</summary>
    public ConfigurationMatch Match { get; init; } = new();

    /// <summary>The settings that its noun has.</summary>
    public FieldTable Table => ResourceKind.All.First(kind => kind.Noun == Noun).Table;

    /// <summary>True where something is to be sent.</summary>
    public bool IsChange => Action is not (GijPlanAction.Unchanged or GijPlanAction.Unmanaged);

    /// <summary>What messages call the integration.</summary>
    public string Subject
    {
        get
        {
            var label = Name ?? Key;
            return string.Join(" ", Parts());

            IEnumerable<string> Parts()
            {
                yield return Noun;
                if (Id is { } id)
                {
                    yield return $"{id}";
                }

                if (!string.IsNullOrEmpty(label))
                {
                    yield return $"'{label!.ForDisplay()}'";
                }
            }
        }
    }

    /// <summary>What is done, as a question and a plan call it.</summary>
    public string Describe(string server) => $"{Action} {Subject} on {server}";

    /// <summary>What changes, one line for each setting. A secret is never part of it.</summary>
    public IEnumerable<string> Details()
    {
        var isNew = Action == GijPlanAction.Create;
        if (Action == GijPlanAction.Remove)
        {
            yield break;
        }

        foreach (var setting in Settings)
        {
            yield return setting.Describe(isNew);
        }

        foreach (var secret in Secrets)
        {
            yield return $"{secret.Key}: (secret '{secret.Value.ForDisplay()}')";
        }
    }
}
