namespace GitIntegration.PowerShell;

/// <summary>Completes the names of integrations for -LiteralName, as they are.</summary>
public sealed class LiteralNameCompleter : NameCompleter
{
    private protected override string Escaped(string name) => name;
}
