using System;
using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>A token that expires within 30 days.</summary>
internal sealed class TokenExpiresSoon() : HealthRule("GIJ028", FindingSeverity.Warning, HealthNeeds.Ledger)
{
    public override string Title => "A token that expires within 30 days";

    public override string Why => "The recorded date is near. When the token expires, indexing of the integration stops.";

    public override string Advice => "Create a new token, and set it with Update-GijIntegrationToken.";

    public override string Source => "The dates recorded with Set-GijTokenExpiry.";

    private const int Notice = 30;

    public override IEnumerable<Observation> Check(HealthData data) =>
        from one in data.Integrations
        let expiry = data.ExpiryOf(one)
        where expiry?.DaysLeft is >= 0 and <= Notice
        select Observation.Of(
            one,
            FormattableString.Invariant($"Its token expires on {expiry.Expires:yyyy-MM-dd}: {Ages.Days(expiry.DaysLeft)} left."),
            S.Pat.Name
        );
}
