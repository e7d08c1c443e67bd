using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace GitIntegration.Tests;

/// <summary>Writes what PowerShell shows, each stream with the prefix that a console would give it, in colours or without.</summary>
internal sealed class TextHostUserInterface(TextWriter output, int width, bool colours, Func<string, int>? choose) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new TextHostRawUserInterface(width);

    public override bool SupportsVirtualTerminal => colours;

    public override void Write(string value) => output.Write(GetOutputString(value, colours));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => output.WriteLine(GetOutputString(value, colours));

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine($"DEBUG: {message}");

    public override void WriteVerboseLine(string message) => WriteLine($"VERBOSE: {message}");

    public override void WriteWarningLine(string message) => WriteLine($"WARNING: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record) { }

    public override string ReadLine() => throw new HostException("This host cannot be asked.");

    public override SecureString ReadLineAsSecureString() => throw new HostException("This host cannot be asked.");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new HostException("This host cannot be asked.");

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        choose?.Invoke(message) ?? throw new HostException("This host cannot be asked.");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new HostException("This host cannot be asked.");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options
    ) => throw new HostException("This host cannot be asked.");
}
