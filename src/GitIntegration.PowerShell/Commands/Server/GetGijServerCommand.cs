using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the open connections of this session.</summary>
[Cmdlet(VerbsCommon.Get, "GijServer")]
[OutputType(typeof(GijServer))]
public sealed class GetGijServerCommand : GijCommand
{
    /// <summary>The names, without regard to letter case; wildcards are allowed. A name without wildcards that no connection has is a NotConnected error.</summary>
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
            var pattern = Pattern(name);
            var found = Session.Current.Servers.Where(server => pattern.IsMatch(server.Name)).ToArray();
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteFailure(Session.Current.Unknown(name), name);
            }
        }
    }
}
