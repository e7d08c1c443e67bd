using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that read journals: which files, and which changes.</summary>
public abstract class JournalCommand : ServerCommand
{
    private JournalFiles? files;

    /// <summary>
    /// Selects only changes from this time on: a date or time, or how long ago in minutes, hours or days, for example <c>30m</c>,
    /// <c>12h</c> or <c>7d</c>. A time without a time zone is local time.
    /// </summary>
    [Parameter]
    [Since]
    public DateTime Since { get; set; }

    private protected JournalFiles Files => files ??= new JournalFiles(this);

    /// <summary>The journal of the connection that -Server names, or of the default one.</summary>
    /// <exception cref="GijException">No connection is open, or it has no journal.</exception>
    private protected string JournalOfConnection(string parameter)
    {
        var server = Named ?? Session.Current.OpenDefault();
        return server.Journal ?? throw GijErrors.NoJournal(server.Name, parameter);
    }

    /// <summary>Adds the files that a path means; what is wrong with it ends the command.</summary>
    private protected void AddFiles(string path) => Require(() => Files.Add(path), path);

    /// <summary>True for a change that was made in the time, of one of the objects.</summary>
    /// <param name="entry">The change.</param>
    /// <param name="identities">The objects; null for any.</param>
    private protected bool IsWanted(GijJournalEntry entry, IReadOnlyCollection<JournalIdentity>? identities) =>
        entry.Time.ToUniversalTime() >= Since.ToUniversalTime() && identities?.Any(identity => identity.Matches(entry)) != false;
}
