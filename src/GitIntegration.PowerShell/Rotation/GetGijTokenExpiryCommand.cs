using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Shows when the tokens of integrations expire.</summary>
/// <remarks>
/// The app returns neither tokens nor their expiry dates, so the dates come from a file that <c>Set-GijTokenExpiry</c> writes. It contacts
/// no server. The entries that expire first come first.
/// </remarks>
/// <example>
/// Show what expires within 30 days, and what has expired
/// <code>
/// $env:GIJ_LEDGER = 'tokens.jsonl'
/// Set-GijTokenExpiry 1 -Expires 10d -Note 'group token'
/// Set-GijTokenExpiry 3 -Expires 200d
/// Get-GijTokenExpiry -Within 30d
/// </code>
/// Returns the entry of integration 1.
/// </example>
/// <example>
/// Fail a scheduled job when something is due
/// <code>
/// Set-GijTokenExpiry 1 -Expires 7d -Path tokens.jsonl
/// $due = Get-GijTokenExpiry -Within 14d -Path tokens.jsonl
/// if ($due) { "$(@($due).Count) to rotate" }
/// </code>
/// A job would throw here.
/// </example>
/// <seealso cref="SetGijTokenExpiryCommand"/>
/// <seealso cref="UpdateGijIntegrationTokenCommand"/>
[Cmdlet(VerbsCommon.Get, "GijTokenExpiry")]
[OutputType(typeof(GijTokenExpiry))]
public sealed class GetGijTokenExpiryCommand : GijCommand
{
    /// <summary>
    /// Only entries that expire within this many days, for example <c>30d</c> or <c>30</c>. Those that have expired are included. Without
    /// it, you get all entries.
    /// </summary>
    [Parameter(Position = 0)]
    [Days]
    public int Within { get; set; }

    /// <summary>The file. The default is the one that the environment variable <c>GIJ_LEDGER</c> names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var ledger = Require(() => TokenLedger.Read(LedgerPath.Find(Path, SessionState.Path), mayBeMissing: false), Path);
        var days = IfGiven(nameof(Within), Within) ?? int.MaxValue;
        WriteObject(ledger.Entries.Where(entry => entry.DaysLeft <= days), enumerateCollection: true);
    }
}
