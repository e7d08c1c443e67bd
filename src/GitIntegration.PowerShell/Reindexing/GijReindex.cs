using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using GitIntegration.PowerShell;

namespace GitIntegration;

/// <summary>
/// A reindex of a repository, or of all. It shows what the server said last: Get-GijReindex and Wait-GijReindex bring it up to date.
/// </summary>
public sealed class GijReindex
{
    private IReadOnlyList<ReindexFault> faults = [];
    private ErrorRecord[] errors = [];

    internal GijReindex(ReindexRun run) => Run = run;

    /// <summary>The name of the connection.</summary>
    public string Server => Run.Server.Name;

    /// <summary>The id of the thread that works on it; null where the server named none.</summary>
    public string? ThreadId => Run.ThreadId;

    /// <summary>The id of the repository; null for all, and where only the thread is known.</summary>
    public int? RepositoryId => Run.RepositoryId;

    /// <summary>The name of the repository, where it's known.</summary>
    public string? Repository => Run.Repository?.DisplayName;

    /// <summary>True for a reindex of all repositories.</summary>
    public bool All => Run.IsOfAll;

    /// <summary>The id of its integration; null for a plain repository, and where the repository isn't known.</summary>
    public int? IntegrationId => Run.Repository?.IntegrationId;

    /// <summary>The name of its integration, where that is known.</summary>
    public string? Integration => Run.Repository?.Integration;

    /// <summary>How far it has come.</summary>
    public GijReindexState State => Run.State;

    /// <summary>How much is done, from 0 to 100, as the server says it; null where it doesn't.</summary>
    public double? Percent => Run.Percent;

    /// <summary>The step under way, or why it failed, in the server's words; null where there is nothing to say.</summary>
    public string? Message => Run.Message;

    /// <summary>One error for each repository that failed, with the id <see cref="GijErrorId.ReindexFailed"/>; empty otherwise.</summary>
    public IReadOnlyList<ErrorRecord> Errors
    {
        get
        {
            if (faults != Run.Faults)
            {
                faults = Run.Faults;
                errors = [.. faults.Select(ErrorOf)];
            }

            return errors;
        }
    }

    /// <summary>True if this connection had started the same thread before, or the server was already working on the repository.</summary>
    public bool Merged => Run.IsMerged;

    /// <summary>When the server accepted it, as local time; null if you didn't start it in this session.</summary>
    public DateTime? StartedAt => Run.StartedAt?.LocalDateTime;

    /// <summary>How long it took, or has taken so far; null if you didn't start it in this session.</summary>
    public TimeSpan? Duration => Run.Duration;

    internal ReindexRun Run { get; }

    /// <summary>Returns what is reindexed, and how far it has come.</summary>
    public override string ToString() => $"{Run.Label.ForDisplay()}: {State}";

    private ErrorRecord ErrorOf(ReindexFault fault)
    {
        var subject = Run.RepositoryId is null && fault.Repository is { } named ? $"repository '{named}'" : Run.Subject;
        var what = Run.RepositoryId?.ToString(CultureInfo.InvariantCulture) ?? QuotedName(fault.Repository) ?? "-All";
        var command = $"Start-GijReindex {what}{ReindexResumption.On(Run.Server)}";
        return ErrorRecords.Of(GijErrors.ReindexFailed(subject, Server, fault.Text, command, fault.Details), this);
    }

    private static string? QuotedName(string? name) => name is null ? null : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
