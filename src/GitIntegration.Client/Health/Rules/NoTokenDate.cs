using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>A token without an expiry date.</summary>
internal sealed class NoTokenDate() : HealthRule("GIJ029", FindingSeverity.Information, HealthNeeds.Ledger)
{
    public override string Title => "A token without an expiry date";

    public override string Why => "The app never tells when a token expires. Without a note, one learns of it when indexing stops.";

    public override string Advice => "Look the date up on the git host, and note it down: Set-GijTokenExpiry ID -Expires DATE.";

    public override string Source => "The dates that Set-GijTokenExpiry has written.";

    /// <summary>Their login is a password, or they have none.</summary>
    private static readonly string[] WithoutToken = [T.TrackedFolder, T.Gerrit, T.GitLabServerLegacy];

    public override IEnumerable<Observation> Check(HealthData data) =>
        from one in data.Integrations
        where !WithoutToken.Contains(one.Type) && data.ExpiryOf(one) is null
        select Observation.Of(one, "No date is noted down for its token.", S.Pat.Name);
}
