using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.PowerShell;

/// <summary>Refuses filters that can't be used, and warns once of each trap.</summary>
/// <param name="warn">Writes a warning.</param>
internal sealed class FilterCheck(Action<string> warn)
{
    private readonly ConcurrentDictionary<string, bool> warnings = new(StringComparer.Ordinal);

    /// <summary>The same filter often goes to many objects: it's tested once for each type.</summary>
    private readonly ConcurrentDictionary<(string Field, string Filter, string? Type), IReadOnlyList<GijFilterProblem>> tested = new();

    /// <summary>Checks one setting.</summary>
    /// <param name="settings">The settings that are sent.</param>
    /// <param name="field">The setting.</param>
    /// <param name="command">The cmdlet that tests such filters.</param>
    /// <param name="test">Finds the problems.</param>
    /// <param name="type">The type of the object, where the problems depend on it.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidFilter"/>.</exception>
    public void Check(
        SettingSet settings,
        Field field,
        string command,
        Func<string, IReadOnlyList<GijFilterProblem>> test,
        string? type = null
    )
    {
        if (settings.Value(field) is not string { Length: > 0 } filter)
        {
            return;
        }

        var problems = tested.GetOrAdd((field.Name, filter, type), _ => test(filter));
        if (problems.FirstOrDefault(problem => problem.IsError) is { } error)
        {
            throw GijErrors.InvalidFilter(field.ParameterName, $"{error}", command);
        }

        foreach (var problem in problems)
        {
            var text = $"-{field.ParameterName}: {problem}";
            if (warnings.TryAdd(text, true))
            {
                warn(text);
            }
        }
    }
}
