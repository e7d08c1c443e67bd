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
        "The date that you have noted down is over. Once the git host refuses the token, nothing is indexed; and if it "
        + "lists less than before, repositories are removed with their index.";

    public override string Advice =>
        "Make a new token, and hand it over with Update-GijIntegrationToken. If it was renewed already, note the new date"
        + " down with Set-GijTokenExpiry.";

    public override string Source => "The dates that Set-GijTokenExpiry has written.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        from one in data.Integrations
        let expiry = data.ExpiryOf(one)
        where expiry?.DaysLeft < 0
        select Observation.Of(one, FormattableString.Invariant($"Its token expired on {expiry.Expires:yyyy-MM-dd}."), S.Pat.Name);
}
