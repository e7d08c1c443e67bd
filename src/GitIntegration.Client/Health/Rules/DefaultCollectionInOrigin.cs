using System;
using System.Linq;
using F = GitIntegration.IntegrationFields;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>DefaultCollection in the address.</summary>
internal sealed class DefaultCollectionInOrigin() : SettingRule("GIJ007", FindingSeverity.Warning, F.Type, S.Origin)
{
    public override string Title => "DefaultCollection in the address";

    public override string Why =>
        "With 'DefaultCollection' in the address of a Microsoft host, the app can't match the webhooks that the host "
        + "sends, so nothing is indexed between scheduled runs.";

    public override string Advice => "Use the address without the collection, and name the collection in the setting tfsCollection.";

    public override string Source => "The page on Azure DevOps and Visual Studio Team Services.";

    private const string Collection = "DefaultCollection";

    private protected override Field Setting => S.Origin;

    private protected override string? Fault(GijResource one, HealthData data) =>
        T.Microsoft.Contains(((GijIntegration)one).Type) && one.Origin!.IndexOf(Collection, StringComparison.OrdinalIgnoreCase) >= 0
            ? $"The address names {Collection}, so webhooks don't work."
            : null;
}
