using System;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Engine = System.Management.Automation.PowerShell;

namespace GitIntegration.Bench;

/// <summary>The engine of PowerShell with the packaged module, connected to the bench's server.</summary>
internal sealed class BenchEngine : IDisposable
{
    private readonly Runspace runspace;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public BenchEngine(Uri address)
    {
        runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("manifest", Locations.ModuleManifest);
        runspace.SessionStateProxy.SetVariable("address", address);
        runspace.SessionStateProxy.SetVariable("folder", folder.FullName);
        runspace.SessionStateProxy.SetVariable("journal", Path.Combine(folder.FullName, "changes.jsonl"));
        Run(
            """
            Import-Module $manifest
            $token = [securestring]::new(); 'token'.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
            $login = @{ Token = $token; PassThru = $true }
            $global:two = Connect-GijServer "${address}count/2000" -Name two @login
            $global:ten = Connect-GijServer "${address}count/10000" -Name ten @login
            $global:recorded = Connect-GijServer "${address}count/10000" -Name recorded @login -Journal $journal
            $global:hundred = Connect-GijServer "${address}count/100000" -Name hundred @login
            $global:tenRepositories = Connect-GijServer "${address}repositories/10000" -Name tenRepositories @login
            $global:hundredRepositories = Connect-GijServer "${address}repositories/100000" -Name hundredRepositories @login
            $global:health = Connect-GijServer "${address}health/50000" -Name health @login
            $global:bulk = Connect-GijServer "${address}bulk/100000" -Name bulk @login
            $global:hosted = Connect-GijServer "${address}repositories/10" -Name hosted @login
            $global:limited = Connect-GijServer "${address}limit/20" -Name limited @login
            $global:reindexed = Connect-GijServer "${address}reindex/50" -Name reindexed @login
            $global:slow = Connect-GijServer "${address}delay/50" -Name slow @login
            """
        );
    }

    /// <summary>A folder for the files of the rows.</summary>
    public string Folder => folder.FullName;

    /// <summary>Runs a script and returns what it wrote; an error ends the bench.</summary>
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
        return engine.Streams.Error.Count > 0 ? throw new InvalidOperationException($"{engine.Streams.Error[0]}") : output;
    }

    /// <summary>Runs a script and returns the milliseconds that it took.</summary>
    public double Time(string script)
    {
        var watch = Stopwatch.StartNew();
        Run(script);
        return watch.Elapsed.TotalMilliseconds;
    }

    public void Dispose()
    {
        runspace.Dispose();
        folder.Delete(recursive: true);
    }
}
