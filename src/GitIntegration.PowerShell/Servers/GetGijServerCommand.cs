using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the open connections of this session.</summary>
/// <remarks>
/// Each connection has a name for the <c>-Server</c> parameter of other cmdlets. One is the default. No property shows a secret.
/// </remarks>
/// <example>
/// List the connections
/// <code>
/// Get-GijServer
/// </code>
/// The Default column, which is the IsDefault property, shows where commands without -Server go.
/// </example>
/// <example>
/// Query every connection
/// <code>
/// Get-GijServer | ForEach-Object { Get-GijProject WEB -Server $_ }
/// </code>
/// The Server property of each project shows where it came from.
/// </example>
/// <example>
/// Check whether you're connected
/// <code>
/// if (-not (Get-GijServer prod*)) { 'Not connected to production.' }
/// </code>
/// A pattern with no matches isn't an error; a name without wildcards would be.
/// </example>
[Cmdlet(VerbsCommon.Get, "GijServer")]
[OutputType(typeof(GijServer))]
public sealed class GetGijServerCommand : GijCommand
{
    /// <summary>
    /// The names. They are case-insensitive and accept wildcards. If no connection has a name without wildcards, you get a <see
    /// cref="GijErrorId.NotConnected"/> error.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var name in Name)
        {
            var selection = Require(() => new NameSelection([name]), name);
            WriteObject(Session.Current.Servers.Where(server => selection.Matches(server.Name)), enumerateCollection: true);
            foreach (var missing in selection.Missing)
            {
                WriteFailure(Session.Current.Unknown(missing), name);
            }
        }
    }
}
