using System;
using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>A token that has expired.</summary>
internal sealed class TokenExpired() : HealthRule("GIJ027", FindingSeverity.Error, HealthNeeds.Ledger)
{
    public override string Title => "A token that has expired";

    public override string Why =>
        "The recorded date has passed. Once the git host refuses the token, nothing is indexed. If the token lists "
        + "fewer repositories than before, the app removes the others, with their index.";

    public override string Advice =>
        "Create a new token, and set it with Update-GijIntegrationToken. If you have already renewed it, record the new"
        + " date with Set-GijTokenExpiry.";

    public override string Source => "The dates recorded with Set-GijTokenExpiry.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        from one in data.Integrations
        let expiry = data.ExpiryOf(one)
        where expiry?.DaysLeft < 0
        select Observation.Of(one, FormattableString.Invariant($"Its token expired on {expiry.Expires:yyyy-MM-dd}."), S.Pat.Name);
}
