using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Tests connections: whether Jira answers, in which state and version, as whom the login counts, whether the app
/// answers, and whether the user may manage integrations. What fails is part of the result, not an error.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "GijServer")]
[OutputType(typeof(GijServerTest))]
public sealed class TestGijServerCommand : GijCommand
{
    /// <summary>The connections: names, or objects of Get-GijServer. Without it the default connection is tested.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference[]? Server { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Server is null)
        {
            Test(Require(Session.Current.RequiredDefault));
            return;
        }

        foreach (var reference in Server)
        {
            Try(() => Test(reference.Resolve()), reference);
        }
    }

    private void Test(GijServer server) => WriteObject(Await(stop => new ServerProbe(server, stop).RunAsync()));
}
