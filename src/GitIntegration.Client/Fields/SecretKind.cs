using System;
using System.Security;

namespace GitIntegration;

/// <summary>A SecureString, and '' to clear. Plain text is refused, and not repeated in the refusal.</summary>
internal sealed class SecretKind : FieldKind
{
    public override string Expected => ErrorText.Get("Expected_Secret");

    public override bool IsSecret => true;

    public override object Convert(object value) =>
        value switch
        {
            SecureString secret => secret,
            string { Length: 0 } => new SecureString(),
            _ => throw new FormatException(Reasons.PlainSecret),
        };

    public override object? Read(object? value) => null;

    public override string Format(object? value) => value is SecureString { Length: 0 } ? "(cleared)" : "(new value)";

    /// <summary>Nobody can see which secret is set, so none is like another.</summary>
    public override bool AreEqual(object? one, object? other) => false;
}
