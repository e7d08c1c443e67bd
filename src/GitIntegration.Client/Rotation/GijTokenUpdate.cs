using System.Collections.Generic;

namespace GitIntegration;

/// <summary>What Update-GijIntegrationToken did about one integration.</summary>
public sealed class GijTokenUpdate
{
    internal GijTokenUpdate(GijIntegration integration, TokenUpdateResult result)
    {
        IntegrationId = integration.Id;
        Integration = integration.DisplayName;
        Server = integration.Connection?.Name;
        Result = result;
    }

    /// <summary>What came of it.</summary>
    public TokenUpdateResult Result { get; }

    /// <summary>The id of the integration.</summary>
    public int IntegrationId { get; }

    /// <summary>The name of the integration.</summary>
    public string? Integration { get; }

    /// <summary>How many repositories it had before; null where nobody counted.</summary>
    public int? RepositoriesBefore { get; internal init; }

    /// <summary>How many it had afterwards; null where nobody counted.</summary>
    public int? RepositoriesAfter { get; internal init; }

    /// <summary>The repositories that the next scan would remove, if -Preview looked for them; null if it didn't.</summary>
    public IReadOnlyList<GijScanEffect>? WouldLose { get; internal init; }

    /// <summary>Why it's blocked, failed or unknown, or couldn't be verified; otherwise null.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The name of the connection.</summary>
    public string? Server { get; }

    /// <summary>Returns the result in one line, for example "Verified: 4 'Payments'".</summary>
    public override string ToString() => $"{Result}: {IntegrationId} '{Integration}'".ForDisplay();
}
