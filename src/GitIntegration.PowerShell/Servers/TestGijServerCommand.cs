using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Tests connections: the server, the login, the app and the permission.</summary>
/// <remarks>
/// Checks whether Jira answers, its state and version, which user you are, whether the app answers, and whether you can manage
/// integrations. A failed check isn't an error: it's part of the result, with what to do about it.
/// </remarks>
/// <example>
/// Test the default connection
/// <code>
/// Test-GijServer
/// </code>
/// Problems is empty if everything works.
/// </example>
/// <example>
/// Get only $true or $false
/// <code>
/// if (-not (Test-GijServer -Quiet)) { throw 'Jira is not ready.' }
/// </code>
/// With -Quiet, the cmdlet returns $true or $false, and never an error.
/// </example>
/// <example>
/// Stop a script early if something is wrong
/// <code>
/// $test = Test-GijServer
/// if ($test.Problems) {
///     throw "$($test.Server): $($test.Problems -join ' ')"
/// }
/// </code>
/// Each problem also says what to do.
/// </example>
/// <example>
/// Find connections that lack the permission
/// <code>
/// Get-GijServer | Test-GijServer | Where-Object { -not $_.Administrator }
/// </code>
/// Administrator is $null if that couldn't be determined.
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "GijServer")]
[OutputType(typeof(GijServerTest), typeof(bool))]
public sealed class TestGijServerCommand : GijCommand
{
    /// <summary>The connections: names, or objects from Get-GijServer. Without it, the default connection is tested.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference[]? Server { get; set; }

    /// <summary>
    /// Returns $true if Jira answers, accepts the login, and the app answers; otherwise $false. It never causes an error, even if nothing
    /// is connected.
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Server is null)
        {
            Test(DefaultServer, target: null);
        }

        foreach (var reference in Server ?? [])
        {
            Test(reference.Resolve, reference);
        }
    }

    private void Test(Func<GijServer> find, object? target)
    {
        try
        {
            var server = find();
            var test = WaitFor(token => new ServerProbe(server, Observer, token).RunAsync());
            WriteObject(Quiet ? test is { User: not null, AppAnswers: true } : test);
        }
        catch (GijException) when (Quiet)
        {
            WriteObject(false);
        }
        catch (GijException failure) when (target is not null)
        {
            WriteFailure(failure, target);
        }
        catch (GijException failure)
        {
            Fail(failure);
        }
    }
}
