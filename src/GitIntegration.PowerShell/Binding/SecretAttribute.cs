using System.Management.Automation;
using System.Security;

namespace GitIntegration.PowerShell;

/// <summary>Takes a SecureString, and '' to clear. Refuses plain text, and does not repeat it in the error.</summary>
public sealed class SecretAttribute : StrictAttribute
{
    private protected override string Expected =>
        "a SecureString: Read-Host -AsSecureString asks for one, Get-Secret reads one from a vault";

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value switch
        {
            SecureString secret => secret,
            string { Length: 0 } => new SecureString(),
            _ => throw Refusal("A secret is not taken as plain text."),
        };
}
