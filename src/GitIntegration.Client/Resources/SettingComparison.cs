using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The one comparison of wanted with present settings: what a request would change.</summary>
internal static class SettingComparison
{
    /// <summary>Every wanted setting beside the present one.</summary>
    /// <param name="wanted">The settings of a request.</param>
    /// <param name="present">The object as it was read; null where it isn't at hand, or doesn't exist yet.</param>
    public static IEnumerable<SettingChange> Compare(SettingSet wanted, GijResource? present)
    {
        var documented = wanted.Fields.Select(setting => new SettingChange(setting.Key, present, setting.Value));
        var additional = wanted.Additional.Select(setting =>
            SettingChange.OfAdditional(setting.Key, wanted.Table.OfName(setting.Key), present, setting.Value)
        );
        return documented.Concat(additional);
    }

    /// <summary>
    /// The wanted settings without those that the object has already. Secrets and additional settings stay: nobody can see
    /// what they are.
    /// </summary>
    public static SettingSet WithoutUnchanged(this SettingSet wanted, GijResource present)
    {
        var unchanged = Compare(wanted, present).Where(change => !change.IsDifference);
        return wanted.Without(unchanged.Select(change => change.Field!));
    }
}
