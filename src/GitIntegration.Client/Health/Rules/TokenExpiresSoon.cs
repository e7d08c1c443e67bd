using System;
using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>A token that expires within 30 days.</summary>
internal sealed class TokenExpiresSoon() : HealthRule("GIJ028", FindingSeverity.Warning, HealthNeeds.Ledger)
{
    public override string Title => "A token that expires within 30 days";

    public override string Why => "The date that you have noted down is near. A token that expires stops all indexing of the integration.";

    public override string Advice => "Make a new token, and hand it over with Update-GijIntegrationToken.";

    public override string Source => "The dates that Set-GijTokenExpiry has written.";

    private const int Notice = 30;

    public override IEnumerable<Observation> Check(HealthData data) =>
        from one in data.Integrations
        let expiry = data.ExpiryOf(one)
        where expiry?.DaysLeft is >= 0 and <= Notice
        select Observation.Of(
            one,
            FormattableString.Invariant($"Its token expires on {expiry.Expires:yyyy-MM-dd}: {expiry.DaysLeft} days are left."),
            S.Pat.Name
        );
}
