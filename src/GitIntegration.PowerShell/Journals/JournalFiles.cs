using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace GitIntegration.PowerShell;

/// <summary>The files that a cmdlet reads as one journal, and warnings about their unusable lines.</summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class JournalFiles(PSCmdlet cmdlet)
{
    /// <summary>The most lines that are named in warnings. The others are counted.</summary>
    private const int MostWarnings = 10;

    private readonly List<string> files = [];
    private int faults;

    /// <summary>How many files there are.</summary>
    public int Count => files.Count;

    /// <summary>Adds the files that a path means, each once.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnreadable"/>.</exception>
    public void Add(string path)
    {
        var found = new FilePaths(cmdlet.SessionState.Path, GijErrors.JournalUnreadable).Matching(path);
        files.AddRange(found.Except(files, StringComparer.Ordinal));
    }

    /// <summary>Reads the changes.</summary>
    /// <param name="post">Has something done on the pipeline's thread.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnreadable"/>.</exception>
    public IEnumerable<GijJournalEntry> Read(Action<Action> post, CancellationToken cancellationToken) =>
        new JournalReader(fault => post(() => Warn(fault))).Read(files, cancellationToken);

    /// <summary>Counts what was not named.</summary>
    public void Finish()
    {
        if (faults > MostWarnings)
        {
            Write($"Skipped {faults - MostWarnings} more unusable lines.");
        }
    }

    private void Warn(JournalFault fault)
    {
        faults++;
        if (faults <= MostWarnings)
        {
            Write(FormattableString.Invariant($"Skipped line {fault.Line} of {fault.Path}: {fault.Reason}."));
        }
    }

    private void Write(string text) => cmdlet.WriteWarning(text.ForDisplay());
}
