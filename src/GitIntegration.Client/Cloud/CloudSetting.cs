using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>What becomes of a setting, and when it matters.</summary>
internal sealed class CloudSetting
{
    /// <summary>What becomes of it for types without an entry of their own.</summary>
    public CloudFact Fact { get; init; } = new();

    /// <summary>When it matters: always, never, or if it's set, true or false.</summary>
    public CloudOccasion When { get; init; }

    /// <summary>The default, which doesn't matter; null if any value does.</summary>
    public string? Usual { get; init; }

    /// <summary>A flag beside which it matters; null if that's always.</summary>
    public string? OnlyWith { get; init; }

    /// <summary>A flag beside which it doesn't matter.</summary>
    public string? Unless { get; init; }

    /// <summary>The types for which it matters; null for all.</summary>
    public IReadOnlyList<string>? OnlyTypes { get; init; }

    /// <summary>The types for which it doesn't matter.</summary>
    public IReadOnlyList<string> ExceptTypes { get; init; } = [];

    /// <summary>What becomes of it for some types.</summary>
    public IReadOnlyList<CloudOverride> Overrides { get; init; } = [];

    /// <summary>All that is said about it.</summary>
    [JsonIgnore]
    public IEnumerable<CloudFact> Facts => Overrides.Select(one => one.Fact).Prepend(Fact);

    /// <summary>What becomes of it; null where it doesn't matter.</summary>
    /// <param name="type">The type of the integration; empty for a plain repository.</param>
    /// <param name="value">The present value.</param>
    /// <param name="isTrue">Tells whether a flag of the same object is true.</param>
    public CloudFact? For(string type, object? value, Func<string, bool> isTrue)
    {
        var matters = OnlyTypes?.Contains(type) != false && !ExceptTypes.Contains(type) && IsOccasion(value);
        var isBeside = (OnlyWith is null || isTrue(OnlyWith)) && !(Unless is not null && isTrue(Unless));
        return matters && isBeside ? Overrides.FirstOrDefault(one => one.Types.Contains(type))?.Fact ?? Fact : null;
    }

    private bool IsOccasion(object? value) =>
        When switch
        {
            CloudOccasion.Always => true,
            CloudOccasion.Set => value is not (null or "" or Array { Length: 0 }) && $"{value}" != Usual,
            CloudOccasion.True => value is true,
            CloudOccasion.False => value is false,
            _ => false,
        };
}

/// <summary>When a setting matters.</summary>
internal enum CloudOccasion
{
    Never,
    Always,
    Set,
    True,
    False,
}

/// <summary>What becomes of a setting for some types.</summary>
internal sealed class CloudOverride
{
    /// <summary>The types; an empty one stands for plain repositories.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public CloudFact Fact { get; init; } = new();
}
