using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>
/// The findings that are accepted for a while: a JSON array of objects with rule, integration (id or name), reason and expires
/// (yyyy-MM-dd), all required.
/// </summary>
internal sealed class SuppressionFile
{
    private const int LargestKiB = 1024,
        DeepestLevel = 4;

    private const string DateFormat = "yyyy-MM-dd",
        Rule = "rule",
        Integration = "integration",
        Reason = "reason",
        Expires = "expires";

    private static readonly string[] Names = [Rule, Integration, Reason, Expires];

    private readonly IReadOnlyList<Suppression> entries;

    private SuppressionFile(IReadOnlyList<Suppression> entries) => this.entries = entries;

    /// <summary>A file without entries.</summary>
    public static SuppressionFile None { get; } = new([]);

    /// <summary>Reads a file.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnreadable"/>: an entry that isn't complete suppresses nothing.</exception>
    public static SuppressionFile Read(string path) =>
        JsonFile.Read(
            path,
            LargestKiB,
            DeepestLevel,
            json =>
            {
                var list = JToken.ReadFrom(json) as JArray;
                if (list is null || json.Read())
                {
                    throw new FormatException(Reasons.Named("NotSuppressionList"));
                }

                return new SuppressionFile([.. list.Select((entry, index) => ToEntry(entry, index + 1))]);
            }
        );

    /// <summary>The entries that name neither an integration nor a plain repository.</summary>
    public IEnumerable<Suppression> WithoutTarget(HealthData data) =>
        entries.Where(entry => !data.Resources.Any(one => entry.IsFor(one.Id, one.DisplayName)));

    /// <summary>Marks what an entry accepts.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="data">What the rules looked at.</param>
    public void ApplyTo(IEnumerable<GijFinding> findings, HealthData data)
    {
        var today = data.Now.Date;
        foreach (var finding in findings.Where(one => one.Status == FindingStatus.Found))
        {
            var (id, name) = finding.IntegrationId is null
                ? (finding.RepositoryId, finding.Repository)
                : (finding.IntegrationId, finding.Integration);
            if (entries.FirstOrDefault(one => one.Expires >= today && one.Rule == finding.Rule && one.IsFor(id, name)) is { } entry)
            {
                finding.Status = FindingStatus.Suppressed;
                finding.SuppressionReason = entry.Reason.ForDisplay();
            }
        }
    }

    /// <summary>A finding for each entry of these rules whose date is over.</summary>
    public IEnumerable<GijFinding> Expired(HealthData data, IReadOnlyCollection<HealthRule> rules) =>
        from entry in entries
        where entry.Expires < data.Now.Date && rules.Any(rule => rule.Id == entry.Rule)
        let integration = data.Integrations.FirstOrDefault(one => entry.IsFor(one.Id, one.DisplayName))
        let message = FormattableString.Invariant(
            $"{entry.Rule} was accepted for '{entry.Integration}' until {entry.Expires:yyyy-MM-dd}: {entry.Reason}"
        )
        select new GijFinding(HealthRules.SuppressionExpired, FindingStatus.Found, message, data.Server, data.Address)
        {
            IntegrationId = integration?.Id,
            Integration = integration?.DisplayName,
            Setting = $"{entry.Rule} of {entry.Integration}",
        };

    private static Suppression ToEntry(JToken entry, int number)
    {
        if (entry is not JObject members)
        {
            throw new FormatException(Reasons.Named("SuppressionEntry", number, Reasons.Named("NotJsonObject")));
        }

        var unknown = members.Properties().Select(member => member.Name).Except(Names).FirstOrDefault();
        if (unknown is not null)
        {
            throw new FormatException(Reasons.Named("SuppressionEntry", number, Reasons.Named("UnknownSuppressionMember", unknown)));
        }

        var rule = HealthRules.Find(Text(Rule))?.Id;
        return rule is null ? throw new FormatException(Reasons.Named("SuppressionEntry", number, Reasons.Named("NoSuchRule", Text(Rule))))
            : DateTime.TryParseExact(Text(Expires), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires)
                ? new Suppression(rule, Text(Integration), Text(Reason), expires)
            : throw new FormatException(Reasons.Named("SuppressionEntry", number, Reasons.Named("NotADate", Expires, Text(Expires))));

        string Text(string name) =>
            (members[name] as JValue)?.Value is (string or long) and var value && $"{value}".Trim() is { Length: > 0 } text
                ? text
                : throw new FormatException(Reasons.Named("SuppressionEntry", number, Reasons.Named("MemberMissing", name)));
    }
}
