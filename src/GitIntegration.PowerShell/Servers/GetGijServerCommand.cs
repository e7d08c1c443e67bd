using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the open connections of this session.</summary>
/// <remarks>
/// Each has a name, by which <c>-Server</c> of other cmdlets finds it; one is the default. No property shows a secret.
/// </remarks>
/// <example>
/// List the connections
/// <code>
/// Get-GijServer
/// </code>
/// The column Default tells where commands without -Server go.
/// </example>
/// <example>
/// Ask every connection the same
/// <code>
/// Get-GijServer | ForEach-Object { Get-GijProject WEB -Server $_ }
/// </code>
/// Each project says by its property Server where it came from.
/// </example>
/// <example>
/// See whether there is a connection
/// <code>
/// if (-not (Get-GijServer prod*)) { 'Not connected to production.' }
/// </code>
/// A pattern that matches no name is no error; a name without wildcards would be.
/// </example>
[Cmdlet(VerbsCommon.Get, "GijServer")]
[OutputType(typeof(GijServer))]
public sealed class GetGijServerCommand : GijCommand
{
    /// <summary>
    /// The names, without regard to letter case; wildcards are allowed. A name without wildcards that no connection has is
    /// a <see cref="GijErrorId.NotConnected"/> error.
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
