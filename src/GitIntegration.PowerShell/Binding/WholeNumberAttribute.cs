namespace GitIntegration.PowerShell;

/// <summary>Accepts a 32-bit whole number. Refuses fractions, separators, booleans and characters.</summary>
public sealed class WholeNumberAttribute() : FieldAttribute(FieldKind.WholeNumber);
