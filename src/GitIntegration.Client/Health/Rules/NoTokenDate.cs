using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>A token without an expiry date.</summary>
internal sealed class NoTokenDate() : HealthRule("GIJ029", FindingSeverity.Information, HealthNeeds.Ledger)
{
    public override string Title => "A token without an expiry date";

    public override string Why => "The app doesn't say when a token expires. Without a recorded date, you only notice when indexing stops.";

    public override string Advice => "Look up the date on the git host, and record it: Set-GijTokenExpiry ID -Expires DATE.";

    public override string Source => "The dates recorded with Set-GijTokenExpiry.";

    /// <summary>Their login is a password, or they have none.</summary>
    private static readonly string[] WithoutToken = [T.TrackedFolder, T.Gerrit, T.GitLabServerLegacy];

    public override IEnumerable<Observation> Check(HealthData data) =>
        from one in data.Integrations
        where !WithoutToken.Contains(one.Type) && data.ExpiryOf(one) is null
        select Observation.Of(one, "No expiry date is recorded for its token.", S.Pat.Name);
}
