namespace GitIntegration.PowerShell;

/// <summary>Accepts an id or a list of ids; an empty list clears. Refuses separators within one text, fractions and nulls.</summary>
public sealed class IdListAttribute() : FieldAttribute(FieldKind.IdList);
