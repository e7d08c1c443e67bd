namespace GitIntegration.PowerShell;

/// <summary>Completes the names of the cmdlet's objects for -LiteralName, as they are.</summary>
public sealed class LiteralNameCompleter : NameCompleter
{
    private protected override string Escape(string name) => name;
}
