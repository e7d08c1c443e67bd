using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Gets the changes that a journal records.</summary>
/// <remarks>
/// Returns one object for each change, in the order in which the changes were sent: when, who, on which computer and server, with which
/// cmdlet, which object, each setting before and after, and the outcome. It reads a file that <see cref="ConnectGijServerCommand"/>
/// writes with -Journal, even while other processes append to it.
/// <para>
/// Outcome is Made, Refused (with the error id), or Unknown. Unknown means that the change is in progress, that the process ended, was
/// stopped or lost the connection before it got the response, or that a bulk import wasn't verified: check the current state. Unusable
/// lines are skipped with a warning. If a process ends while it's writing a line, that line is cut off; if it's the line before a
/// request, the request wasn't sent.
/// </para>
/// <para>The journal isn't signed. Anyone who can write the file can change it.</para>
/// </remarks>
/// <example>
/// See what was changed
/// <code>
/// Connect-GijServer -Sandbox -Journal changes.jsonl
/// Set-GijIntegration 4 -TagsFilter '^v'
/// Get-GijJournal changes.jsonl
/// </code>
/// The second command adds two lines to the file, and the third returns them as one object.
/// </example>
/// <example>
/// Show who changed an integration in the last 30 days, and what
/// <code>
/// Connect-GijServer -Sandbox -Journal changes.jsonl
/// Disable-GijIntegration 4
/// Get-GijJournal changes.jsonl -Identity 4 -Since 30d | Format-List
/// </code>
/// -Identity also accepts a name, or an object from Get-GijIntegration.
/// </example>
/// <example>
/// Find changes to look into
/// <code>
/// Connect-GijServer -Sandbox -Journal changes.jsonl
/// Enable-GijIntegration 5
/// Get-GijJournal changes*.jsonl -Outcome Unknown, Refused |
///     Select-Object Time, User, Command, Noun, Id, Outcome, ErrorId
/// </code>
/// Several files are read as one journal, in the order of their names.
/// </example>
/// <seealso cref="ConnectGijServerCommand"/>
[Cmdlet(VerbsCommon.Get, "GijJournal")]
[OutputType(typeof(GijJournalEntry))]
public sealed class GetGijJournalCommand : JournalCommand
{
    /// <summary>How many changes are handed to the pipeline at once.</summary>
    private const int BatchSize = 64;

    /// <summary>
    /// The file, or several. Wildcards are allowed. Several files are read as one journal, so a change and its outcome can be in
    /// different files. If a file can't be read, you get a <see cref="GijErrorId.JournalUnreadable"/> error. If you leave it out, you get
    /// the journal of the connection.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// Returns only changes of these objects: ids, names (case-insensitive, no wildcards), or objects such as those from
    /// Get-GijIntegration. A name matches if the object had it before or after the change.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IntegrationIdCompleter))]
    public JournalIdentity[]? Identity { get; set; }

    /// <summary>Returns only changes with one of these outcomes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ChangeOutcome[]? Outcome { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path.Length > 0 ? Path : [Require(() => JournalOfConnection("-Path"))])
        {
            AddFiles(path);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Require(() => Stream<GijJournalEntry>(ReadAsync, WriteObject));
        Files.Finish();
    }

    private Task ReadAsync(Action<IReadOnlyList<GijJournalEntry>> handOut, CancellationToken cancellationToken)
    {
        var batch = new List<GijJournalEntry>();
        foreach (var entry in Files.Read(Pump.Post, cancellationToken))
        {
            if (Outcome?.Contains(entry.Outcome) != false && IsWanted(entry, Identity))
            {
                batch.Add(entry);
            }

            if (batch.Count == BatchSize)
            {
                handOut(batch);
                batch = [];
            }
        }

        handOut(batch);
        return Task.CompletedTask;
    }
}
