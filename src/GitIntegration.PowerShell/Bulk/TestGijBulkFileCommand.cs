using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;

namespace GitIntegration.PowerShell;

/// <summary>Checks a bulk file for what the app would misread, lose or delete.</summary>
/// <remarks>
/// Returns one finding for each problem, with its row, column, message and advice. Import-GijBulkFile refuses a file with errors.
/// <para>
/// With a connection, the file is compared with what the server has: cells that are the same aren't reported, and the ids, projects and
/// changed parents must exist on the server. Without a connection, or with -Offline, only the file itself is checked. The cmdlet changes
/// nothing.
/// </para>
/// </remarks>
/// <example>
/// Check a file before you import it
/// <code>
/// Export-GijBulkFile bulk.tsv -Force
/// Test-GijBulkFile bulk.tsv
/// </code>
/// An export that you haven't changed normally has no findings.
/// </example>
/// <example>
/// See what a spreadsheet has done to a file
/// <code>
/// "id`tprojectMapping`n460`t1.0E+04" | Set-Content broken.tsv
/// Test-GijBulkFile broken.tsv -Offline | Format-List
/// </code>
/// Rows are numbered as in a spreadsheet: the header is row 1.
/// </example>
/// <example>
/// Stop a script if a file has errors
/// <code>
/// Export-GijBulkFile bulk.tsv -Force
/// if (Test-GijBulkFile bulk.tsv | Where-Object Severity -eq Error) {
///     throw 'The file has errors.'
/// }
/// </code>
/// Warnings and information don't stop an import.
/// </example>
/// <seealso cref="ExportGijBulkFileCommand"/>
/// <seealso cref="ImportGijBulkFileCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GijBulkFile")]
[OutputType(typeof(GijBulkFinding))]
public sealed class TestGijBulkFileCommand : ServerCommand
{
    private readonly BulkFindingCounts counts = new();

    /// <summary>The bulk files to check. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Checks the file without a server, even if you're connected.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Offline && Server is not null)
        {
            Fail(GijErrors.Conflict("-Offline and -Server", Reasons.Named("OfflineWithServer")));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var paths = new FilePaths(SessionState.Path, GijErrors.FileUnreadable);
        foreach (var path in Path)
        {
            Try(() => CheckAll(paths.AtLeastOne(path)), path);
        }
    }

    private void CheckAll(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            Try(() => Check(file), file);
        }
    }

    private void Check(string path)
    {
        using var file = new BulkFile(path);
        var name = System.IO.Path.GetFileName(path);
        var server = Offline ? null : Named ?? (Session.Current.HasDefault ? RequiredServer() : null);
        counts.Clear();
        if (server is null)
        {
            Write(path, token => new BulkLinter(file, index: null, present: null, projects: null, string.Empty).Run(token));
            Say($"{name}: {counts}. Not compared with a server.");
            return;
        }

        var plan = WaitFor(token => BulkPlan.ReadAsync(_ => file, server, Observer, token));
        Write(path, plan.Lint);
        Say($"{name}: {counts}, compared with {server}.");
    }

    private void Write(string path, Func<CancellationToken, IEnumerable<GijBulkFinding>> lint) =>
        Stream(
            lint,
            finding =>
            {
                counts.Add(finding);
                finding.Path = path;
                WriteObject(finding);
            }
        );
}
