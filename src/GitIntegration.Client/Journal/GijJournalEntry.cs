using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>One change in a journal. Texts are as the file has them; what isn't known is null.</summary>
public sealed class GijJournalEntry
{
    internal GijJournalEntry(DateTime time, IReadOnlyList<GijJournalChange> changes)
    {
        Time = time;
        Changes = changes;
    }

    /// <summary>When the request was about to be sent, in local time.</summary>
    public DateTime Time { get; }

    /// <summary>The user who made the change, as Jira names them.</summary>
    public string? User { get; internal init; }

    /// <summary>The user of the operating system who ran PowerShell.</summary>
    public string? ProcessUser { get; internal init; }

    /// <summary>The name of the computer that PowerShell ran on.</summary>
    public string? Computer { get; internal init; }

    /// <summary>The name of the connection.</summary>
    public string? Server { get; internal init; }

    /// <summary>The address of Jira.</summary>
    public string? ServerUri { get; internal init; }

    /// <summary>The cmdlet.</summary>
    public string? Command { get; internal init; }

    /// <summary>The method and the path of the request.</summary>
    public string? Request { get; internal init; }

    /// <summary>What kind of object was changed, for example 'integration'; 'request' for Invoke-GijRestMethod.</summary>
    public string? Noun { get; internal init; }

    /// <summary>
    /// What was done with the object: Create, Change or Delete; null for a request that changes no setting, such as a reindexing, and for
    /// Invoke-GijRestMethod.
    /// </summary>
    public ChangeAction? Action { get; internal init; }

    /// <summary>The id of the object; null for one that was not made, and for what has no id.</summary>
    public int? Id { get; private set; }

    /// <summary>The name of the object before the change, or of a new one.</summary>
    public string? Name { get; private set; }

    /// <summary>The settings that were sent; for a removal those that the object had.</summary>
    public IReadOnlyList<GijJournalChange> Changes { get; }

    /// <summary>The outcome.</summary>
    public ChangeOutcome Outcome { get; private set; }

    /// <summary>The id of the error; null where there was none, or it isn't known.</summary>
    public string? ErrorId { get; private set; }

    /// <summary>Returns the change in one line: the time, the cmdlet, the object and the outcome.</summary>
    public override string ToString()
    {
        var time = Time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var name = string.IsNullOrEmpty(Name) ? string.Empty : $" '{Name}'";
        return $"{time} {Command} {Noun} {Id}{name}: {Outcome}".ForDisplay();
    }

    /// <summary>Adds the object, if the line names it.</summary>
    internal void Identify(int? id, string? name)
    {
        Id ??= id;
        Name ??= name;
    }

    internal void Conclude(ChangeOutcome outcome, string? errorId)
    {
        Outcome = outcome;
        ErrorId = errorId;
    }
}
