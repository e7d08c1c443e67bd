using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Writes the app's bulk file, which holds every integration and repository in one table.</summary>
/// <remarks>
/// The file is tab-separated text in UTF-8, with the columns and rows as the server sends them. Change it in an editor, in a spreadsheet or
/// in PowerShell, and import it with Import-GijBulkFile.
/// <para>
/// Columns with user names, passwords, tokens and keys are left out. That's safe: an import doesn't change columns that are missing.
/// Addresses that contain a login are left blank, and you get a warning. If the export fails or is stopped, an existing file isn't changed.
/// </para>
/// <para>
/// Spreadsheets turn some cells into formulas, dates or rounded numbers. With -SpreadsheetSafe, such cells begin with an apostrophe, which
/// Import-GijBulkFile removes.
/// </para>
/// </remarks>
/// <example>
/// Export a file for a spreadsheet
/// <code>
/// Export-GijBulkFile bulk.tsv -SpreadsheetSafe
/// </code>
/// Open it as tab-separated text in UTF-8, and save it in the same format.
/// </example>
/// <example>
/// Change rows in PowerShell
/// <code>
/// Export-GijBulkFile bulk.tsv -PassThru -Force |
///     Where-Object { -not $_.trackedFolderId } |
///     Where-Object mainBranch -eq 'master' |
///     ForEach-Object { $_.mainBranch = 'main'; $_ } |
///     Import-GijBulkFile -WhatIf
/// </code>
/// Shows which repositories would get another main branch. Those of integrations take theirs from the integration.
/// </example>
/// <example>
/// Prepare a move to another server
/// <code>
/// Export-GijBulkFile move.tsv -IncludeProjectKey -Force
/// </code>
/// Project ids differ between servers, so the file also gets their keys.
/// </example>
/// <seealso cref="ImportGijBulkFileCommand"/>
/// <seealso cref="TestGijBulkFileCommand"/>
[Cmdlet(VerbsData.Export, "GijBulkFile", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class ExportGijBulkFileCommand : ServerCommand
{
    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Overwrites an existing file. Without it, you get a <see cref="GijErrorId.FileUnwritable"/> error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Also writes columns with user names, passwords, tokens and keys, and addresses that contain a login, as the server sends them. You
    /// get a warning. On Linux and macOS, only you can read the file; on Windows, the folder's permissions apply.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeCredential { get; set; }

    /// <summary>
    /// Puts an apostrophe before each cell that a spreadsheet would change, and adds the column spreadsheetSafe, which tells
    /// Import-GijBulkFile to remove the apostrophes. Don't import such a file in Jira directly.
    /// </summary>
    [Parameter]
    public SwitchParameter SpreadsheetSafe { get; set; }

    /// <summary>Adds the column projectKeys with the keys of each row's projects, which Import-GijBulkFile -AsNew needs.</summary>
    [Parameter]
    public SwitchParameter IncludeProjectKey { get; set; }

    /// <summary>
    /// Also returns the rows: one object each, with a property for each column. Numbers, Booleans and lists of projects have the
    /// matching types; blank cells are null.
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var path = Require(() => FilePaths.ToWrite(SessionState.Path, Path, Force), Path);
        var server = RequiredServer();
        if (!Confirm($"Export the bulk file of {server} to {path}", []))
        {
            return;
        }

        var projects = IncludeProjectKey ? Require(() => WaitFor(token => server.Projects.KeysAsync(Observer, token)), server) : null;
        var writer = new BulkExport(path, projects) { HasCredentials = IncludeCredential, IsMarked = SpreadsheetSafe };
        Require(() => WaitFor(token => new BulkClient(server, Observer).ExportAsync(rows => writer.Write(rows, token), token)), Path);
        Warn(writer, path);
        if (PassThru)
        {
            WriteRows(path);
        }
    }

    private void Warn(BulkExport written, string path)
    {
        if (written.CredentialCount > 0)
        {
            WriteWarning($"{path} contains secrets or logins in {written.CredentialCount} cells. Don't share it, and delete it after use.");
        }

        foreach (var place in written.Logins)
        {
            WriteWarning($"{place} was left blank because its address contains a login.");
        }

        if (written.LoginCount > written.Logins.Count)
        {
            WriteWarning($"{written.LoginCount - written.Logins.Count} more cells were left blank for the same reason.");
        }
    }

    private void WriteRows(string path)
    {
        using var file = Require(() => new BulkFile(path), Path);
        Stream(file.Rows, row => WriteObject(BulkObjects.ToObject(file.Header, row)));
    }
}
