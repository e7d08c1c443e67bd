using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace GitIntegration.PowerShell;

/// <summary>Undoes changes that a journal records.</summary>
/// <remarks>
/// Reads the journal, plans the reverse of what was changed on this server, and carries it out: settings get the values that they had
/// before, and integrations that were created are removed. Without -Last, -Since or -Identity, every change in the journal is undone.
/// You are asked before that, and before anything is removed. Returns a result for each integration that it changes.
/// <para>
/// If a setting has been changed again since, you get a <see cref="GijErrorId.ChangedSince"/> error for that integration, and it stays
/// as it is. Secrets aren't in the journal, and removed integrations can't be brought back: a warning names each. Integrations changed by
/// Import-GijBulkFile are restored too. Changes to repositories, changes on other servers, and changes made with Invoke-GijRestMethod are
/// left alone. In the results, filter by Outcome and Action: the Result column of the table combines them.
/// </para>
/// </remarks>
/// <example>
/// Undo the last change
/// <code>
/// Connect-GijServer -Sandbox -Journal changes.jsonl
/// Set-GijIntegration 4 -TagsFilter '^release'
/// Restore-GijIntegration changes.jsonl -Last 1
/// </code>
/// The setting is as it was before. That is in the journal too.
/// </example>
/// <example>
/// Preview what would be restored
/// <code>
/// Connect-GijServer -Sandbox -Journal changes.jsonl
/// Get-GijIntegration -Type GIT* | Set-GijIntegration -SendCommitEmails $false
/// Restore-GijIntegration changes.jsonl -Since 1h -WhatIf
/// </code>
/// Shows each setting as it is, and as it would be.
/// </example>
/// <seealso cref="GetGijJournalCommand"/>
/// <seealso cref="ConnectGijServerCommand"/>
[Cmdlet(VerbsData.Restore, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijSyncResult))]
public sealed class RestoreGijIntegrationCommand : JournalCommand
{
    private static readonly Dictionary<string, SecureString> NoSecrets = [];

    private readonly List<JournalIdentity> identities = [];
    private readonly List<GijJournalEntry> piped = [];

    /// <summary>
    /// The file that <see cref="ConnectGijServerCommand"/> writes with -Journal, or several. Wildcards are allowed. If you leave it out,
    /// it's the journal of the connection.
    /// </summary>
    [Parameter(Position = 0)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Journal { get; set; } = [];

    /// <summary>
    /// Undoes only changes of these integrations: ids, names (case-insensitive, no wildcards), or objects from <see
    /// cref="GetGijIntegrationCommand"/>. A name matches if the integration had it before or after the change.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IntegrationIdCompleter))]
    public JournalIdentity[]? Identity { get; set; }

    /// <summary>
    /// The changes to undo, from <see cref="GetGijJournalCommand"/>. No journal file is read. You're asked only before an
    /// integration is removed.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public GijJournalEntry[]? InputObject { get; set; }

    /// <summary>
    /// Undoes only this many of the most recent changes to integrations. Changes that can't be undone, such as those to repositories, don't
    /// count. By default, there's no limit.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int Last { get; set; }

    /// <summary>Restores what has been changed again since, and asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsLimited => identities.Count > 0 || MyInvocation.ExpectingInput || Last > 0 || Since > default(DateTime);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        identities.AddRange(Identity ?? []);
        piped.AddRange(InputObject ?? []);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var server = RequiredServer();
        var state = Require(() => WaitFor(token => PresentState.ReadAsync(server, Observer, token)), server);
        var undo = new JournalUndo(state, Force, WriteWarning);
        var changes = ReadChanges(undo);
        var plan = new ConfigurationPlan
        {
            Server = server.Name,
            ServerUri = server.BaseUri.AbsoluteUri,
            Actions = [.. undo.Plan(changes, failure => WriteFailure(failure, failure.Summary))],
        };
        var execution = new PlanExecution(this, plan, state, Observer);
        if (IsWhatIf)
        {
            execution.Show();
        }
        else if (IsMeant(plan, changes.Count))
        {
            execution.Run(NoSecrets);
        }
    }

    private List<GijJournalEntry> ReadChanges(JournalUndo undo)
    {
        if (piped.Count > 0 && Journal.Length > 0)
        {
            Fail(GijErrors.Conflict("-Journal and piped changes", Reasons.Named("JournalAndChanges")));
        }

        var isOfAny = piped.Count > 0 ? identities.Count == 0 : !MyInvocation.ExpectingInput && Identity is null;
        var wanted = isOfAny ? null : identities;
        var entries = piped.Count > 0 ? InOrder(piped.Where(IsMeant)) : ReadJournal(IsMeant);
        if (MyInvocation.ExpectingInput && piped.Count + identities.Count == 0)
        {
            WriteWarning("Nothing was piped that says what to undo.");
        }
        else if (entries.Count == 0)
        {
            WriteWarning($"The journal has no change of an integration on {undo.Server} that matches.");
        }

        return [.. entries.Skip(Last > 0 ? Math.Max(0, entries.Count - Last) : 0)];

        bool IsMeant(GijJournalEntry entry) => undo.Concerns(entry) && IsWanted(entry, wanted);
    }

    /// <summary>Keeps nothing else: a journal can be long.</summary>
    private List<GijJournalEntry> ReadJournal(Func<GijJournalEntry, bool> isMeant)
    {
        foreach (var path in Journal.Length > 0 ? Journal : [Require(() => JournalOfConnection("-Journal"))])
        {
            AddFiles(path);
        }

        var entries = Require(() => Files.Read(write => write(), StoppingToken).Where(isMeant).ToList());
        Files.Finish();

        // One file is in order already, even if the clocks of those who wrote it differ.
        return Files.Count > 1 ? InOrder(entries) : entries;
    }

    /// <summary>In the order in which they were made. At the end of summer time, local times would tell another one.</summary>
    private static List<GijJournalEntry> InOrder(IEnumerable<GijJournalEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Time.ToUniversalTime())];

    /// <summary>Asks before everything is undone, and before what was created is removed.</summary>
    private bool IsMeant(ConfigurationPlan plan, int count)
    {
        string[] removed =
        [
            .. plan.Actions.Where(action => action.Action == GijPlanAction.Remove).Select(action => $"  {action.Describe(plan.Server)}"),
        ];
        if ((removed.Length == 0 && (IsLimited || count == 0)) || Force || SwitchValue("Confirm") is false)
        {
            return true;
        }

        var what = IsLimited ? $"{count} changes" : $"All {count} changes in the journal";
        string[] losses = removed.Length == 0 ? [] : ["These integrations were created, and would be removed:", .. removed];
        string[] question = [$"{what} would be undone.", .. losses, "Do you want to continue?"];
        return IsConfirmed(() =>
            removed.Length > 0
                ? Asks(question, "Restore", "-Confirm", "CannotAskToRemove")
                : Asks(question, "Restore", "-Journal", "CannotAskToRestore")
        );
    }
}
