using System;
using System.Security;

namespace GitIntegration;

/// <summary>
/// A SecureString, and '' to clear. Plain text is refused, and not repeated in the refusal; so is an empty SecureString, which is
/// what Read-Host returns for Enter.
/// </summary>
internal sealed class SecretKind : FieldKind
{
    private static readonly SecureString Empty = SecretText.ToSecureString(string.Empty);

    public override string Expected => ErrorText.Get("Expected_Secret");

    public override bool IsSecret => true;

    public override object Convert(object value) =>
        value switch
        {
            SecureString secret => RequireUsable(secret),
            string { Length: 0 } => Empty,
            _ => throw new FormatException(Reasons.PlainSecret),
        };

    public override object? Read(object? value) => null;

    public override object Cleared => Empty;

    public override bool IsEmpty(object value) => value == Empty;

    public override string Format(object? value) => PlainValue.FormatSecret(value);

    /// <summary>White space at an edge is what a paste brings along, and no host would accept it.</summary>
    private static SecureString RequireUsable(SecureString secret)
    {
        if (secret == Empty)
        {
            return secret;
        }

        if (secret.Length == 0)
        {
            throw new FormatException(Reasons.Named("EmptySecret"));
        }

        return SecretText.HasWhiteSpaceAtEdge(secret) ? throw new FormatException(Reasons.Named("SecretWithEdges")) : secret;
    }

    /// <summary>Nobody can see which secret is set, so none is like another.</summary>
    public override bool AreEqual(object? one, object? other) => false;
}
