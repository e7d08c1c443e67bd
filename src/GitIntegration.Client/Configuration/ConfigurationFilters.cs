using System.Collections.Generic;
using F = GitIntegration.IntegrationFields;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Tests the filters of a configuration, each once: the same one often goes to many integrations.</summary>
internal sealed class ConfigurationFilters
{
    private readonly Dictionary<(bool IsPattern, string Text, string? Type), string?> tested = [];

    /// <summary>Why a filter can't be used; null where it can, and for other settings.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <param name="text">Its value.</param>
    /// <param name="type">The type of the integration; null where it isn't known.</param>
    public string? FaultOf(string name, string text, string? type)
    {
        var isPattern = name == S.TagsFilter.Name || name == S.PrHideFilter.Name;
        if (text.Length == 0 || !(isPattern || name == F.ApiFilter.Name))
        {
            return null;
        }

        var key = (isPattern, text, isPattern ? null : type);
        if (!tested.TryGetValue(key, out var fault))
        {
            var found = isPattern ? new JavaPattern(text).Problems : ApiFilter.Check(text, type);
            tested[key] = fault = FilterFaults.Text(found, areErrors: true);
        }

        return fault;
    }
}
