using System;
using System.Globalization;
using System.IO;
using System.Management.Automation.Host;

namespace GitIntegration.Tests;

/// <summary>
/// A host of the PowerShell engine that writes all it is shown to a text writer. It cannot be asked anything but choices,
/// and those only where an answer is at hand.
/// </summary>
internal sealed class TextHost(TextWriter output, int width, bool colours, Func<string, int>? choose = null) : PSHost
{
    /// <summary>What <c>exit</c> asked for.</summary>
    public int ExitCode { get; private set; }

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "GitIntegration text host";

    public override PSHostUserInterface UI { get; } = new TextHostUserInterface(output, width, colours, choose);

    public override Version Version => new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
