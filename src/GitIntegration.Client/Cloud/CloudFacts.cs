using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>What the vendor's pages say about Cloud. All of it is in CloudFacts.json; this reads it.</summary>
internal sealed class CloudFacts
{
    private static readonly Lazy<CloudFacts> Loaded = new(Load);

    public static CloudFacts All => Loaded.Value;

    /// <summary>The pages by their keys.</summary>
    public IReadOnlyDictionary<string, CloudSource> Sources { get; init; } = new Dictionary<string, CloudSource>();

    /// <summary>The remarks that several facts share, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>The types of integration.</summary>
    public IReadOnlyDictionary<string, CloudFact> Types { get; init; } = new Dictionary<string, CloudFact>();

    /// <summary>What an integration of any type can be in addition.</summary>
    public IReadOnlyList<CloudVariant> Variants { get; init; } = [];

    public CloudFact UnknownType { get; init; } = new();

    /// <summary>Plain repositories by the kind of their address: http, ssh, local, hosted or other.</summary>
    public IReadOnlyDictionary<string, CloudFact> Repositories { get; init; } = new Dictionary<string, CloudFact>();

    /// <summary>The settings by the API's names.</summary>
    public IReadOnlyDictionary<string, CloudSetting> Settings { get; init; } = new Dictionary<string, CloudSetting>();

    public CloudLimits Limits { get; init; } = new();

    public CloudHostFacts Hosts { get; init; } = new();

    public CloudFact CommitLinks { get; init; } = new();

    /// <summary>The steps of the runbook by its sections.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CloudStep>> Steps { get; init; } = new Dictionary<string, IReadOnlyList<CloudStep>>();

    /// <summary>Every fact.</summary>
    [JsonIgnore]
    public IEnumerable<CloudFact> Everything =>
        [
            .. Types.Values,
            .. Variants.Select(variant => variant.Fact),
            UnknownType,
            .. Repositories.Values,
            .. Settings.Values.SelectMany(setting => setting.Facts),
            .. Limits.Count.Select(band => band.Fact),
            Limits.PerIntegration.Fact,
            Hosts.Private,
            Hosts.Unresolved,
            CommitLinks,
        ];

    /// <summary>The pages with these keys.</summary>
    public IReadOnlyList<CloudSource> PagesOf(IEnumerable<string> keys) => [.. keys.Distinct().Select(key => Sources[key])];

    private static CloudFacts Load()
    {
        using var stream = typeof(CloudFacts).Assembly.GetManifestResourceStream("CloudFacts.json");
        using var reader = new JsonTextReader(new StreamReader(stream!));
        var serializer = JsonSerializer.Create(new JsonSerializerSettings { MissingMemberHandling = MissingMemberHandling.Error });
        var facts = serializer.Deserialize<CloudFacts>(reader)!;
        foreach (var fact in facts.Everything)
        {
            fact.Pages = facts.PagesOf(fact.Sources);
            fact.FullReason = fact.Note is null ? fact.Reason : $"{fact.Reason} {facts.Notes[fact.Note]}";
        }

        return facts;
    }
}

/// <summary>What an integration is if it has a member that isn't a setting.</summary>
internal sealed class CloudVariant
{
    /// <summary>The member of a response.</summary>
    public string Member { get; init; } = string.Empty;

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = string.Empty;

    public CloudFact Fact { get; init; } = new();
}

/// <summary>What is said about the addresses of git hosts.</summary>
internal sealed class CloudHostFacts
{
    /// <summary>The internet can't reach it.</summary>
    public CloudFact Private { get; init; } = new();

    /// <summary>Its address isn't known.</summary>
    public CloudFact Unresolved { get; init; } = new();
}

/// <summary>A step of the runbook.</summary>
internal sealed class CloudStep
{
    /// <summary>What to do, in Markdown.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The keys of the pages that it comes from; none for advice of this module's own.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The lines of a command that does it.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];
}
