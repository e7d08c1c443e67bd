using System;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Tells whether anybody looks at the host while a command runs.</summary>
internal static class Interactivity
{
    private const string Console = "ConsoleHost";

    /// <summary>
    /// False in a pwsh that was started with -NonInteractive, and where its output goes to a file: bars would only fill a log there.
    /// </summary>
    public static bool CanShowProgress(PSCmdlet cmdlet) =>
        cmdlet.Host.Name != Console
        || (
            Environment.UserInteractive
            && !System.Console.IsOutputRedirected
            && !Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase))
        );
}
