using System;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Reflection;
using GitIntegration.Demo;
using Engine = System.Management.Automation.PowerShell;

// Runs tour.ps1 in the real PowerShell engine, as 'pwsh demo/tour.ps1' would, on a machine that has no pwsh.
const int Width = 120;
var tour = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Tour").Value!;
var colours = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
var host = new TextHost(Console.Out, Width, colours);
using var runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
runspace.Open();
using var engine = Engine.Create(runspace);
engine.AddScript("& $args[0]").AddArgument(tour);
engine.AddCommand("Out-Default");
engine.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
engine.Invoke();
return host.ExitCode;
