namespace GitIntegration.PowerShell;

/// <summary>Accepts $true and $false, 1 and 0, and the words true and false, which files and environment variables have.</summary>
public sealed class FlagAttribute() : FieldAttribute(FieldKind.Flag);
