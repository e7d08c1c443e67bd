using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Engine = System.Management.Automation.PowerShell;

namespace GitIntegration.Bench;

/// <summary>The real engine with the packaged module, connected to the bench's server.</summary>
internal sealed class BenchEngine : IDisposable
{
    private readonly Runspace runspace;

    public BenchEngine(Uri address)
    {
        runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("manifest", ModuleManifest);
        runspace.SessionStateProxy.SetVariable("address", address);
        Run(
            """
            Import-Module $manifest
            $token = [securestring]::new(); 'token'.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
            $global:ten, $global:hundred = foreach ($count in 10000, 100000) { Connect-GijServer "${address}count/$count" -Token $token -Name $count }
            $global:slow = Connect-GijServer "${address}delay/50" -Token $token -Name slow
            """
        );
    }

    public static string ModuleManifest => Metadata("ModuleManifest");

    public static string EmptyManifest => Metadata("EmptyManifest");

    /// <summary>How long Import-Module takes in this process, which must be a fresh one.</summary>
    public static TimeSpan TimeImport(string manifest)
    {
        using var fresh = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        fresh.Open();
        using var warmUp = Engine.Create(fresh);
        warmUp.AddScript("Get-Command Import-Module").Invoke();
        using var import = Engine.Create(fresh);
        import.AddCommand("Import-Module").AddParameter("Name", manifest);
        var watch = Stopwatch.StartNew();
        import.Invoke();
        watch.Stop();
        return import.HadErrors ? throw new InvalidOperationException($"{manifest} could not be imported.") : watch.Elapsed;
    }

    /// <summary>Runs a script and gives what it wrote; an error ends the bench.</summary>
    public PSDataCollection<PSObject> Run(string script, Action? onFirst = null)
    {
        using var engine = Engine.Create(runspace);
        engine.AddScript(script);
        var output = new PSDataCollection<PSObject>();
        if (onFirst is not null)
        {
            output.DataAdded += (_, added) =>
            {
                if (added.Index == 0)
                {
                    onFirst();
                }
            };
        }

        engine.Invoke(null, output);
        return engine.HadErrors ? throw new InvalidOperationException($"{engine.Streams.Error[0]}") : output;
    }

    public TimeSpan Time(string script)
    {
        var watch = Stopwatch.StartNew();
        Run(script);
        return watch.Elapsed;
    }

    public void Dispose() => runspace.Dispose();

    private static string Metadata(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
