using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Holds integrations and repositories against what is said about Cloud.</summary>
/// <param name="facts">What is said.</param>
internal sealed class CloudAssessment(CloudFacts facts)
{
    private const string Plain = "plain";

    private readonly Dictionary<int, int> counts = [];
    private int total;

    /// <summary>True for an integration that only some projects see, so that their keys are needed.</summary>
    public static bool HasProjects(GijIntegration one) =>
        one.ReadValue(S.Global) is not true && one.ReadValue(S.ProjectMappingIds) is long[] { Length: > 0 };

    /// <summary>What becomes of an integration, and of each setting of it that matters.</summary>
    /// <param name="one">The integration.</param>
    /// <param name="projects">The keys of the projects; null if they can't be read.</param>
    public IReadOnlyList<GijCloudReadiness> Of(GijIntegration one, ProjectKeys? projects)
    {
        var type = one.ReadValue(IntegrationFields.Type) as string;
        var variant = facts.Variants.FirstOrDefault(variant => one.HasAdditional(variant.Member));
        var fact = variant?.Fact ?? (type is not null && facts.Types.TryGetValue(type, out var known) ? known : facts.UnknownType);
        var itself = Make(one, type, fact, null, Text(one.ReadValue(S.Origin)), null);
        var settings =
            from field in IntegrationFields.Table.All
            let found = FactOf(field, type ?? string.Empty, one)
            where found is not null
            let value = ValueOf(one, field, projects)
            select Make(one, type, found, field.Name, value.Text, value.Remark);
        return [itself, .. settings];
    }

    /// <summary>Counts a repository, and returns what becomes of it if it's plain; otherwise null.</summary>
    public GijCloudReadiness? Count(GijRepository one)
    {
        total++;
        if (one.IntegrationId is not { } id)
        {
            return Of(one);
        }

        counts[id] = counts.TryGetValue(id, out var before) ? before + 1 : 1;
        return null;
    }

    /// <summary>What is to say about the server as a whole, once its repositories have been counted.</summary>
    /// <param name="integrations">Its integrations.</param>
    /// <param name="server">Its name.</param>
    public IEnumerable<GijCloudReadiness> OfServer(IEnumerable<GijIntegration> integrations, string server)
    {
        yield return new GijCloudReadiness(facts.Limits.Of(total), server)
        {
            Setting = GijCloudReadiness.CountSetting,
            Value = total.ToString(CultureInfo.InvariantCulture),
        };
        var limit = facts.Limits.PerIntegration;
        foreach (var one in integrations)
        {
            if (counts.TryGetValue(one.Id, out var count) && count > limit.MoreThan)
            {
                var value = count.ToString(CultureInfo.InvariantCulture);
                yield return Make(one, one.Type, limit.Fact, GijCloudReadiness.CountSetting, value, null);
            }
        }

        yield return new GijCloudReadiness(facts.CommitLinks, server) { Setting = GijCloudReadiness.LinksSetting };
    }

    private GijCloudReadiness Of(GijRepository one)
    {
        var fact = facts.Repositories[KindOf(one)];
        GijCloudReadiness[] details =
        [
            .. from field in RepositoryFields.Table.All
            let found = FactOf(field, string.Empty, one)
            where found is not null
            select Make(one, found, field.Name, Text(one.ReadValue(field)), null, []),
        ];
        var names = details.Where(detail => detail.Outcome == CloudOutcome.ByHand && detail.Value is not null).Select(one => one.Setting);
        var settings = string.Join(", ", names);
        var remark = settings.Length > 0 ? $"Settings to enter: {settings}." : null;
        return Make(one, fact, null, Text(one.ReadValue(S.Origin)), remark, details);
    }

    private CloudFact? FactOf(Field field, string type, GijResource one)
    {
        return facts.Settings[field.Name].For(type, one.ReadValue(field), IsTrue);

        bool IsTrue(string name) => one.ReadValue(PlannedSetting.FieldOf(name)!) is true;
    }

    private static GijCloudReadiness Make(
        GijIntegration one,
        string? type,
        CloudFact fact,
        string? setting,
        string? value,
        string? remark
    ) =>
        new(fact, one.Connection?.Name)
        {
            Integration = one.ReadValue(S.DisplayName) as string,
            IntegrationId = one.Id,
            Type = type,
            Setting = setting,
            Value = value,
            Remark = remark,
        };

    private static GijCloudReadiness Make(
        GijRepository one,
        CloudFact fact,
        string? setting,
        string? value,
        string? remark,
        IReadOnlyList<GijCloudReadiness> details
    ) =>
        new(fact, one.Connection?.Name)
        {
            Repository = one.ReadValue(S.DisplayName) as string,
            RepositoryId = one.Id,
            Type = Plain,
            Setting = setting,
            Value = value,
            Remark = remark,
            Details = details,
        };

    private static (string? Text, string? Remark) ValueOf(GijIntegration one, Field field, ProjectKeys? projects)
    {
        if (field != S.ProjectMappingIds)
        {
            return (field.Kind.IsSecret ? null : Text(one.ReadValue(field)), null);
        }

        var ids = (long[])one.ReadValue(field)!;
        return projects is null
            ? (Joined(ids.Select(id => $"{id}")), "The project list couldn't be read, so these are ids.")
            : (Joined(projects.Of(ids)), null);

        static string Joined(IEnumerable<string> parts) => string.Join(", ", parts.OrderBy(part => part, StringComparer.Ordinal));
    }

    /// <summary>The value as text, without a login in an address.</summary>
    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            string text => DisplayText.WithoutLogin(text),
            bool flag => flag ? "true" : "false",
            long[] ids => string.Join(", ", ids),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => $"{value}",
        };

    /// <summary>The kind of address that a plain repository has.</summary>
    private static string KindOf(GijRepository one)
    {
        var origin = (one.ReadValue(S.Origin) as string)?.Trim() ?? string.Empty;
        return one.Hosted == true ? "hosted"
            : StartsWith("http://") || StartsWith("https://") ? "http"
            : StartsWith("ssh://") ? "ssh"
            : HostName.IsPath(origin) || one.ReadValue(RepositoryFields.AbsoluteRoot) is true ? "local"
            : HostName.In(origin) is not null && origin.IndexOf("://", StringComparison.Ordinal) < 0 ? "ssh"
            : "other";

        bool StartsWith(string scheme) => origin.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
    }
}
