namespace GitIntegration.PowerShell;

/// <summary>Accepts a SecureString, and '' to clear. Refuses plain text, and does not repeat it in the error.</summary>
public sealed class SecretAttribute() : FieldAttribute(FieldKind.Secret);
