using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Accepts a credential, or a user name, for which the host asks for the password. Refuses $null, at which PowerShell's own
/// attribute would ask and hold a job up for ever.
/// </summary>
public sealed class LoginAttribute : StrictAttribute
{
    private static readonly CredentialAttribute Ask = new();

    private protected override string Expected => ErrorText.Get("Expected_Login");

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value switch
        {
            PSCredential { Password.Length: 0 } => throw new FormatException(Reasons.Named("EmptyPassword")),
            PSCredential => value,
            string { Length: > 0 } => Ask.Transform(engine, value),
            _ => throw new FormatException(Reasons.Named("NotCredential", FieldKind.Quote(value))),
        };
}
