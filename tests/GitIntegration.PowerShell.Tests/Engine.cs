using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using Xunit;
using PS = System.Management.Automation.PowerShell;

namespace GitIntegration.Tests;

/// <summary>A runspace of the real engine that has imported the packaged module.</summary>
internal sealed class Engine : IDisposable
{
    /// <summary>The class with which a script makes such a copy of an object as a job or another process returns.</summary>
    public const string Serializer = "[System.Management.Automation.PSSerializer]";

    private const int ScreenWidth = 120;

    private readonly StringWriter screen = new();
    private readonly Runspace runspace;

    /// <param name="choose">Answers questions such as those of -Confirm; without it the host cannot be asked.</param>
    public Engine(Func<string, int>? choose = null)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
        {
            // The machine's policy is Restricted by default, and blocks the formats of the module.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        state.ImportPSModule(Module.Manifest);
        runspace = RunspaceFactory.CreateRunspace(new TextHost(screen, ScreenWidth, colours: false, choose), state);
        runspace.Open();
    }

    /// <summary>Makes a variable of the session.</summary>
    public Engine With(string name, object? value)
    {
        runspace.SessionStateProxy.SetVariable(name, value);
        return this;
    }

    /// <summary>Makes a variable that holds a secret.</summary>
    public Engine WithSecret(string name, string secret)
    {
        var hidden = new SecureString();
        foreach (var character in secret)
        {
            hidden.AppendChar(character);
        }

        return With(name, hidden);
    }

    /// <summary>Connects to a test's own server, as its administrator.</summary>
    public Engine ConnectTo(LoopbackServer server, string name = "test", string options = "")
    {
        WithSecret("token", server.Sandbox.AdministratorToken);
        Succeed($"Connect-GijServer {server.BaseUri} -Token $token -Name {name} {options}");
        return this;
    }

    public Engine ConnectToSandbox()
    {
        Succeed("Connect-GijServer -Sandbox");
        return this;
    }

    /// <summary>Runs a script that may fail in any way.</summary>
    public Outcome Run(string script, params object[] input)
    {
        using var engine = Script(script);
        var output = new List<PSObject>();
        ErrorRecord? terminating = null;
        screen.GetStringBuilder().Clear();
        try
        {
            engine.Invoke(input, output);
        }
        catch (RuntimeException failure)
        {
            terminating = failure.ErrorRecord;
        }

        return new Outcome(
            output,
            [.. engine.Streams.Error],
            terminating,
            [.. engine.Streams.Warning.Select(record => record.Message)],
            [.. engine.Streams.Verbose.Select(record => record.Message)],
            Others(engine.Streams),
            screen.ToString()
        );
    }

    /// <summary>Runs a script that has to leave no error.</summary>
    public Outcome Succeed(string script, params object[] input)
    {
        var outcome = Run(script, input);
        Assert.True(
            !outcome.AllErrors.Any(),
            string.Join("\n", outcome.AllErrors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"))
        );
        return outcome;
    }

    /// <summary>
    /// What Tab offers at the end of the line; file names, which PowerShell offers where nothing else fits, are left out.
    /// </summary>
    public CompletionResult[] Complete(string line) =>
        [
            .. With("line", line)
                .Succeed("TabExpansion2 $line $line.Length | ForEach-Object CompletionMatches")
                .Output.Select(match => (CompletionResult)match.BaseObject)
                .Where(match => match.ResultType is CompletionResultType.ParameterValue or CompletionResultType.Text),
        ];

    /// <summary>What the console shows for a script, errors included.</summary>
    public string Show(string script) => Run($"& {{ {script} }} 2>&1 | Out-Default").Screen;

    /// <summary>What the console has shown since the last script was run by Run.</summary>
    public string Screen => screen.ToString();

    /// <summary>A script that has not been started.</summary>
    public PS Script(string script)
    {
        var engine = PS.Create(runspace);
        engine.AddScript(script, useLocalScope: true);
        return engine;
    }

    private static string[] Others(PSDataStreams streams) =>
        [
            .. streams.Debug.Select(record => record.Message),
            .. streams.Information.Select(record => $"{record.MessageData}"),
            .. streams.Progress.Select(record => $"{record.Activity} {record.StatusDescription} {record.CurrentOperation}"),
        ];

    public void Dispose()
    {
        Run("Get-GijServer | Disconnect-GijServer");
        runspace.Dispose();
        screen.Dispose();
    }
}
