using System;

namespace GitIntegration;

/// <summary>What the API refuses regardless of an object's state.</summary>
internal static class SharedRules
{
    /// <summary>True when the settings make the object visible to all projects.</summary>
    public static bool IsGlobal(this SettingSet settings) => settings.Value(SharedFields.Global) is true;

    /// <summary>The ids of projects that the settings name; null where they name none.</summary>
    public static long[]? ProjectIds(this SettingSet settings) => settings.Value(SharedFields.ProjectMappingIds) as long[];

    /// <summary>Refuses settings that contradict each other.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="noun">What they are for.</param>
    /// <param name="namesProjects">True when projects will be named that are not among the settings yet.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.ConflictingFields"/>.</exception>
    public static void RequireConsistent(this SettingSet settings, string noun, bool namesProjects = false)
    {
        var hasProjects = settings.Value(SharedFields.ProjectMappingIds) is Array { Length: > 0 };
        if (settings.IsGlobal() && (namesProjects || hasProjects))
        {
            throw GijErrors.GlobalWithProjects(noun);
        }

        settings.RequireOnce();
    }
}
