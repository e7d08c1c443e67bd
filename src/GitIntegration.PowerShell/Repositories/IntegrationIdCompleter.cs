namespace GitIntegration.PowerShell;

/// <summary>Completes the ids of integrations for a cmdlet about another noun.</summary>
public sealed class IntegrationIdCompleter : IdentityCompleter
{
    private protected override ResourceKind? KindFor(CompletionQuery query) => ResourceKind<GijIntegration>.Instance;
}
