namespace GitIntegration.PowerShell;

/// <summary>
/// Accepts text, and what has one plain written form: numbers as they were typed, addresses, versions. Refuses script
/// blocks, lists and objects.
/// </summary>
public sealed class TextAttribute() : FieldAttribute(FieldKind.Text);
