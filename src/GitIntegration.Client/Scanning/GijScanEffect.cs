namespace GitIntegration;

/// <summary>What the next scan of an integration would do with one repository.</summary>
public sealed class GijScanEffect
{
    internal GijScanEffect(GijIntegration integration, string name, ScanEffect effect, ScanReason? reason, int? repositoryId)
    {
        IntegrationId = integration.Id;
        Integration = integration.DisplayName;
        Server = integration.Connection?.Name;
        Name = name;
        Effect = effect;
        Reason = reason;
        RepositoryId = repositoryId;
    }

    /// <summary>The name of the repository, with that of its owner, group or project where it's known.</summary>
    public string Name { get; }

    /// <summary>What the scan does with it.</summary>
    public ScanEffect Effect { get; }

    /// <summary>Why it's removed; null for the others.</summary>
    public ScanReason? Reason { get; }

    /// <summary>Its id in Jira; null for one that comes to Jira.</summary>
    public int? RepositoryId { get; }

    /// <summary>The id of the integration.</summary>
    public int IntegrationId { get; }

    /// <summary>The name of the integration.</summary>
    public string? Integration { get; }

    /// <summary>The name of the connection.</summary>
    public string? Server { get; }

    /// <summary>Returns the effect and the name, for example "Removed payments/ledger".</summary>
    public override string ToString() => $"{Effect} {Name.ForDisplay()}";
}
