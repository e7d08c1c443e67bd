using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Takes a credential, or a user name, for which the host asks for the password. Refuses $null, at which PowerShell's own attribute would ask and hold a job up for ever.</summary>
public sealed class LoginAttribute : StrictAttribute
{
    private static readonly CredentialAttribute Ask = new();

    private protected override string Expected => "a PSCredential; Get-Credential asks for one";

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value switch
        {
            PSCredential => value,
            string { Length: > 0 } => Ask.Transform(engine, value),
            _ => throw Refusal($"{Shown(value)} is no credential."),
        };
}
