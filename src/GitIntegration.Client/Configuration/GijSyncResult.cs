using System;

namespace GitIntegration;

/// <summary>What Sync-GijIntegration or Restore-GijIntegration did about one integration.</summary>
public sealed class GijSyncResult
{
    internal GijSyncResult(PlannedAction action, string server, SyncOutcome outcome)
    {
        Action = action.Action;
        Noun = action.Noun;
        Key = action.Key;
        Id = action.Id;
        Name = action.Name;
        Changes = [.. action.Details()];
        Server = server;
        Outcome = outcome;
    }

    /// <summary>What came of it.</summary>
    public SyncOutcome Outcome { get; }

    /// <summary>What was planned.</summary>
    public GijPlanAction Action { get; }

    /// <summary>The name of the entry in the configuration; null for an integration that it doesn't have.</summary>
    public string? Key { get; }

    /// <summary>What it is about: 'integration', or 'repository' for one of its repositories.</summary>
    public string Noun { get; }

    /// <summary>The id of the object; null where it doesn't exist.</summary>
    public int? Id { get; internal init; }

    /// <summary>The display name of the integration.</summary>
    public string? Name { get; }

    /// <summary>What was planned for its settings, one line for each.</summary>
    public string[] Changes { get; }

    /// <summary>Why it failed; null where it didn't.</summary>
    public Exception? Error { get; internal init; }

    /// <summary>The name of the connection.</summary>
    public string Server { get; }

    /// <summary>Returns the result in one line, for example "Made: Change 4 'Payments'".</summary>
    public override string ToString() => $"{Outcome}: {Action} {Id} '{Name ?? Key}'".ForDisplay();
}
