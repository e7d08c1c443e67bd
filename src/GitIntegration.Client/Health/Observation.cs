using System;

namespace GitIntegration;

/// <summary>What a rule says about one integration or repository.</summary>
internal sealed record Observation
{
    private Observation() { }

    public int? IntegrationId { get; private init; }

    public int? RepositoryId { get; private init; }

    /// <summary>The name of the repository or, without one, of the integration.</summary>
    public string? Name { get; private init; }

    public DateTime? LastIndexedDate { get; private init; }

    /// <summary>What is wrong, as a sentence; null where it can't be judged.</summary>
    public string? Message { get; private init; }

    /// <summary>The setting that it's about or, if it can't be judged, that the response doesn't have.</summary>
    public string? Setting { get; private init; }

    /// <summary>Why it can't be judged, as a clause; null where the response doesn't have the setting.</summary>
    public string? WhyNot { get; private init; }

    /// <summary>A command that fixes it.</summary>
    public string? Fix { get; private init; }

    /// <summary>What is wrong.</summary>
    public static Observation Of(GijResource one, string message, string? setting = null, string? fix = null) =>
        About(one) with
        {
            Message = message,
            Setting = setting,
            Fix = fix,
        };

    /// <inheritdoc cref="Of(GijResource, string, string, string)"/>
    public static Observation Of(RepositoryFacts one, string message, string? setting = null) =>
        About(one) with
        {
            Message = message,
            Setting = setting,
        };

    /// <summary>What can't be judged.</summary>
    /// <param name="one">The integration or repository.</param>
    /// <param name="setting">The setting that it's about.</param>
    /// <param name="reason">Why not, as a clause without the ids.</param>
    public static Observation Unjudged(GijResource one, string setting, string? reason = null) =>
        About(one) with
        {
            Setting = setting,
            WhyNot = reason,
        };

    /// <inheritdoc cref="Unjudged(GijResource, string, string)"/>
    public static Observation Unjudged(RepositoryFacts one, string setting) => About(one) with { Setting = setting };

    private static Observation About(GijResource one) =>
        new()
        {
            IntegrationId = one is GijRepository repository ? repository.IntegrationId : one.Id,
            RepositoryId = one is GijRepository ? one.Id : null,
            Name = one.DisplayName,
            LastIndexedDate = one.LastIndexedDate,
        };

    private static Observation About(RepositoryFacts one) =>
        new()
        {
            IntegrationId = one.IntegrationId,
            RepositoryId = one.Id,
            Name = one.Name,
            LastIndexedDate = one.LastIndexedDate,
        };
}
