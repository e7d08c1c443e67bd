using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Checks a bulk file, compares it with the server, and imports the rows that change something.</summary>
/// <remarks>
/// First, the file is checked as in Test-GijBulkFile. If it has errors, you get a <see cref="GijErrorId.BulkFileInvalid"/> error and
/// nothing is sent. Then it's compared with what the server has. Only rows that change something are sent, because the app reindexes every
/// repository in a file. If no row changes anything, nothing is sent. The app has no preview, but -WhatIf shows what would change.
/// <para>
/// To delete something, put the word <c>delete</c> in the column delete, add the id to -ConfirmDelete, and answer yes or add
/// <c>-Confirm:$false</c>. If a deletion isn't confirmed, nothing is sent. A blank cell changes nothing.
/// </para>
/// <para>
/// With -Wait, you see the server's messages, and get a <see cref="GijErrorId.BulkImportFailed"/> error if one of them is an error. At the
/// end, the rows that were sent are compared with what the server has: you get a <see cref="GijErrorId.BulkChangeNotMade"/> error for each
/// cell or row that doesn't match. Secrets can't be compared, and a deletion may still be pending.
/// </para>
/// <para>
/// If the connection has a journal, each row that is sent is a change in it, with its outcome if you use -Wait.
/// </para>
/// </remarks>
/// <example>
/// Preview a file
/// <code>
/// Export-GijBulkFile bulk.tsv -Force
/// (Get-Content bulk.tsv -Raw -Encoding UTF8).Replace('^v[0-9]+', '^v') |
///     Set-Content bulk.tsv -NoNewline -Encoding UTF8
/// Import-GijBulkFile bulk.tsv -WhatIf
/// </code>
/// Shows each row with its old and new values.
/// </example>
/// <example>
/// Import rows and wait
/// <code>
/// [pscustomobject]@{ id = 460; mainBranch = 'main' } |
///     Import-GijBulkFile -Wait
/// </code>
/// Columns that you leave out stay as they are.
/// </example>
/// <example>
/// Delete a repository
/// <code>
/// [pscustomobject]@{ id = 461; delete = 'delete' } |
///     Import-GijBulkFile -ConfirmDelete 461 -Confirm:$false
/// </code>
/// Without the id in -ConfirmDelete, nothing is deleted.
/// </example>
/// <example>
/// Move repositories to another server
/// <code>
/// Connect-GijServer -Sandbox -Name new -NoDefault
/// Export-GijBulkFile move.tsv -IncludeProjectKey -Force
/// Import-GijBulkFile move.tsv -AsNew -Server new -WhatIf
/// </code>
/// Ids and local folders are left out, and projects are found by their keys.
/// </example>
/// <seealso cref="ExportGijBulkFileCommand"/>
/// <seealso cref="TestGijBulkFileCommand"/>
[Cmdlet(VerbsData.Import, "GijBulkFile", DefaultParameterSetName = ByPath, SupportsShouldProcess = true)]
[OutputType(typeof(GijBulkImport))]
public sealed class ImportGijBulkFileCommand : ServerCommand
{
    private const string ByPath = "Path",
        ByInput = "InputObject";

    /// <summary>The most warnings and details that are shown.</summary>
    private const int MostShown = 20;

    private readonly List<PSObject> rows = [];

    /// <summary>The bulk file to import.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// Rows as objects or hashtables: from Export-GijBulkFile -PassThru, from Import-Csv, or your own. Each property is a column.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>
    /// The ids of everything that the file may delete. If the file deletes anything else, you get a <see
    /// cref="GijErrorId.DeletionNotConfirmed"/> error and nothing is sent. If the server itself wants more confirmed, you get the same
    /// error.
    /// </summary>
    [Parameter]
    [IdList]
    [ValidateRange(1, int.MaxValue)]
    public int[] ConfirmDelete { get; set; } = [];

    /// <summary>
    /// Imports a file from another server as new rows. Ids, local folders and SSH keys are left out, and so are rows that delete something
    /// and repositories within integrations; warnings count them. Projects are matched by the column projectKeys. Rows of integrations are
    /// sent, but the app doesn't document whether they create any. Secrets are sent as they are in the file.
    /// </summary>
    [Parameter]
    public SwitchParameter AsNew { get; set; }

    /// <summary>Project keys that differ between the servers, as a hashtable: <c>@{ OLD = 'NEW' }</c>. Requires -AsNew.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? ProjectMap { get; set; }

    /// <summary>Imports the file even if it has errors. A file or row that can't be read is still refused.</summary>
    [Parameter]
    public SwitchParameter SkipTest { get; set; }

    /// <summary>Waits until the server has finished, and compares the rows that were sent with what it has.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// The maximum number of seconds to wait; by default, there's no limit. After that, you get a <see cref="GijErrorId.WaitTimedOut"/>
    /// error. The server continues the import.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; }

    private bool IsFile => ParameterSetName == ByPath;

    private string Source => IsFile ? System.IO.Path.GetFileName(Path) : "The input";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ProjectMap is not null && !AsNew)
        {
            Fail(GijErrors.NeedsOther("-ProjectMap", "-AsNew"));
        }

        if (!Wait && IfGiven(nameof(TimeoutSec), TimeoutSec) is not null)
        {
            Fail(GijErrors.NeedsOther("-TimeoutSec", "-Wait"));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => rows.AddRange(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var server = RequiredServer();
        if (!IsFile && rows.Count == 0)
        {
            Say($"Nothing was piped, and nothing was sent to {server}.");
            return;
        }

        using var table = Require(OpenTable, Path);
        BulkMove? move = null;
        var plan = Require(() => WaitFor(token => BulkPlan.ReadAsync(TableFor, server, Observer, token)), server);
        var findings = WaitFor(token => Task.FromResult(plan.Lint(token).ToList()));
        findings.AddRange(move?.Problems ?? []);
        RefuseErrors(findings);
        Warn([.. move?.Notices ?? [], .. WarningsOf(findings)], hasCommand: IsFile && !AsNew);
        WarnOfBlankCells(findings);
        var changes = WaitFor(token => Task.FromResult(plan.Changes(token).ToList()));
        if (changes.Count == 0)
        {
            Say($"{Source}: nothing to change on {server}. Rows checked: {plan.Count}. Nothing was sent.");
        }
        else if (IsMeant(changes, plan.Present, server))
        {
            Send(new BulkUpload(table.Header, plan.Present, changes), changes, plan, server);
        }

        BulkTable TableFor(ProjectKeys projects) => AsNew ? move = new BulkMove(table, projects, Map()) : table;
    }

    private BulkTable OpenTable() => IsFile ? new BulkFile(FilePaths.ToRead(SessionState.Path, Path)) : BulkObjects.ToTable(rows);

    private Dictionary<string, string> Map()
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry pair in ProjectMap ?? new Hashtable())
        {
            map[$"{pair.Key}"] = $"{pair.Value.Unwrap()}";
        }

        return map;
    }

    /// <summary>With -AsNew, every row is new, so that needs no warning.</summary>
    private bool IsWorthAWarning(GijBulkFinding finding) =>
        finding.Severity == FindingSeverity.Warning && !(AsNew && finding.Check is "NewRow" or "NewIntegration");

    private void RefuseErrors(List<GijBulkFinding> findings)
    {
        GijBulkFinding[] errors = [.. findings.Where(one => one.Severity == FindingSeverity.Error && (!SkipTest || one.IsFatal))];
        if (errors.Length > 0)
        {
            Fail(GijErrors.BulkFileInvalid(Source, errors, errors[0].Advice), Path);
        }
    }

    /// <summary>What is deleted comes first, so that it's never among those that aren't shown.</summary>
    private IEnumerable<string> WarningsOf(IEnumerable<GijBulkFinding> findings) =>
        findings.Where(IsWorthAWarning).OrderBy(one => one.Column != BulkColumns.Delete.Name).Select(one => $"{one}");

    private void Warn(IReadOnlyList<string> texts, bool hasCommand)
    {
        foreach (var text in texts.Take(MostShown))
        {
            WriteWarning(text);
        }

        if (texts.Count > MostShown)
        {
            var command = hasCommand ? " To see all of them, run Test-GijBulkFile." : string.Empty;
            WriteWarning($"{texts.Count - MostShown} more warnings aren't shown.{command}");
        }
    }

    private void WarnOfBlankCells(List<GijBulkFinding> findings)
    {
        GijBulkFinding[] blank = [.. findings.Where(one => one.Check == "NotCleared")];
        if (blank.Length > 0)
        {
            WriteWarning(
                $"Blank cells change nothing, but the server has values there (cells: {blank.Length}; the first: {blank[0].Place}). "
                    + "To clear settings, use Set-GijIntegration or Set-GijRepository."
            );
        }
    }

    /// <summary>Shows what would be done, or asks whether it's meant.</summary>
    private bool IsMeant(List<BulkChange> changes, BulkPresent present, GijServer server)
    {
        BulkChange[] deletions = [.. changes.Where(change => change.Action == ChangeAction.Delete)];
        BulkChange[] unconfirmed = [.. deletions.Where(change => !ConfirmDelete.Contains(change.Id!.Value))];
        var failure =
            unconfirmed.Length == 0
                ? null
                : GijErrors.DeletionNotConfirmed(server.Name, [.. unconfirmed.Select(IdAndSubject)], wasSent: false);
        if (IsWhatIf)
        {
            foreach (var change in changes)
            {
                Confirm(change.Describe(server.Name), change.Cells.Select(cell => $"{cell}"));
            }

            Warn(failure is null ? [] : [failure.Message], hasCommand: false);
            Say($"{Source}: {BulkSummary.Of(changes)}.");
            return false;
        }

        if (failure is not null)
        {
            Fail(failure);
        }

        return AsksForDeletion(deletions, present, server) && Confirm(Question(changes, server), Details(changes));
    }

    private static (int Id, string Subject) IdAndSubject(BulkChange change) => (change.Id!.Value, change.Subject);

    private string Question(List<BulkChange> changes, GijServer server) =>
        $"Import {(IsFile ? Source : "the piped rows")} into {server}: {BulkSummary.Of(changes)}";

    private static IEnumerable<string> Details(List<BulkChange> changes)
    {
        var shown = changes
            .Take(MostShown)
            .Select(change => $"Row {change.Row.Number}, {change.Subject}: {string.Join("; ", change.Cells)}");
        return changes.Count > MostShown ? shown.Append($"and {changes.Count - MostShown} more") : shown;
    }

    private static string Nested(BulkChange change, BulkPresent present) =>
        present.NestedIn(change.Id!.Value) is > 0 and var count
            ? FormattableString.Invariant($" and its repositories ({count})")
            : string.Empty;

    private bool AsksForDeletion(BulkChange[] deletions, BulkPresent present, GijServer server)
    {
        if (deletions.Length == 0 || SwitchValue("Confirm") is false)
        {
            return true;
        }

        var names = deletions.Take(MostShown).Select(change => $"  {change.Subject}{Nested(change, present)}");
        var rest = deletions.Length > MostShown ? [$"  and {deletions.Length - MostShown} more"] : Array.Empty<string>();
        string[] question = ["You can't undo this:", .. names, .. rest, "Delete them?"];
        var caption = $"Objects to delete from {server}: {deletions.Length}";
        return IsConfirmed(() => Asks(question, caption, "-ConfirmDelete", "CannotAskToDelete"));
    }

    private void Send(BulkUpload upload, List<BulkChange> changes, BulkPlan plan, GijServer server)
    {
        var client = new BulkClient(server, Observer);
        const string Advice = "To see what is missing, use -WhatIf.";
        var question = Question(changes, server);
        var run = Require(() => WaitForChange(token => client.ImportAsync(upload, token), () => (question, Advice)), Source);
        var import = BulkSummary.ResultOf(server.Name, run.ThreadId, changes);
        if (!Wait)
        {
            WriteObject(import);
            return;
        }

        var wait = new BulkWait(this, client, server, import) { TimeoutSec = IfGiven(nameof(TimeoutSec), TimeoutSec) };
        var failures = wait.Run(WaitFor, Pump, upload.Secrets, () => Verify(client, plan, changes, run, import));
        WriteObject(import);
        foreach (var failure in failures)
        {
            WriteOrEnd(failure, import);
        }
    }

    private IReadOnlyList<GijException> Verify(
        BulkClient client,
        BulkPlan plan,
        List<BulkChange> changes,
        BulkRun run,
        GijBulkImport import
    )
    {
        var verification = new BulkVerification(plan.Header, plan.Present.Header, changes, import.Server);
        var faults = WaitFor(token => client.VerifyAsync(run, verification, plan.Present.Has, token));
        import.NotMade = faults.Count(fault => fault.Id == GijErrorId.BulkChangeNotMade);
        return faults;
    }
}
