using System;

namespace GitIntegration;

/// <summary>One difference between a configuration and a server.</summary>
public sealed class GijDifference
{
    internal GijDifference(GijPlanAction action, string server)
    {
        Action = action;
        Server = server;
    }

    /// <summary>What would be done about it: Create, Change, or Unmanaged.</summary>
    public GijPlanAction Action { get; }

    /// <summary>The name of the entry in the configuration; null for an integration that it doesn't have.</summary>
    public string? Key { get; internal init; }

    /// <summary>What differs: 'integration', or 'repository' for one of its repositories.</summary>
    public string Noun { get; internal init; } = ResourceKind<GijIntegration>.Instance.Noun;

    /// <summary>The id of the object; null where it doesn't exist yet.</summary>
    public int? Id { get; internal init; }

    /// <summary>The display name of the integration.</summary>
    public string? Name { get; internal init; }

    /// <summary>The setting that differs, as a configuration names it; null where the integration as a whole is meant.</summary>
    public string? Setting { get; internal init; }

    /// <summary>The value in the configuration. Projects are given by their keys.</summary>
    public object? Wanted { get; internal init; }

    /// <summary>The value on the server; null where it isn't set.</summary>
    public object? Present { get; internal init; }

    /// <summary>Who changed the integration last, with -WithAuthor: the name of a Jira user, or 'unknown'.</summary>
    public string? ChangedBy { get; internal set; }

    /// <summary>When that was, in local time; null where it isn't known.</summary>
    public DateTime? ChangedAt { get; internal set; }

    /// <summary>The name of the connection.</summary>
    public string Server { get; }

    /// <summary>Returns the difference in one line, for example "Change 4 'Payments' tagsFilter: '^v' -> '^release'".</summary>
    public override string ToString()
    {
        var name = Name ?? Key ?? string.Empty;
        var what = $"{Action} {Id} '{name}'";
        return (Setting is null ? what : $"{what} {new PlannedSetting(Setting, Present, Wanted).Describe(isNew: false)}").ForDisplay();
    }
}
