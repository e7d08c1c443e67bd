using System;

namespace GitIntegration;

/// <summary>What a rule says about one integration or repository.</summary>
internal sealed class Observation
{
    private Observation(int? integrationId, int? repositoryId, string? name, DateTime? lastIndexedDate)
    {
        IntegrationId = integrationId;
        RepositoryId = repositoryId;
        Name = name;
        LastIndexedDate = lastIndexedDate;
    }

    public int? IntegrationId { get; }

    public int? RepositoryId { get; }

    /// <summary>The name of the repository or, without one, of the integration.</summary>
    public string? Name { get; }

    public DateTime? LastIndexedDate { get; }

    /// <summary>What is wrong, as a sentence; null where it can't be judged.</summary>
    public string? Message { get; init; }

    /// <summary>The setting that it's about or, if it can't be judged, that the response doesn't have.</summary>
    public string? Setting { get; init; }

    /// <summary>Why it can't be judged, as a clause; null where the response doesn't have the setting.</summary>
    public string? WhyNot { get; init; }

    /// <summary>A command that fixes it.</summary>
    public string? Fix { get; init; }

    public static Observation Of(GijResource one, string? message, string? setting = null, string? fix = null) =>
        one is GijRepository repository
            ? new(repository.IntegrationId, repository.Id, repository.DisplayName, repository.LastIndexedDate)
            {
                Message = message,
                Setting = setting,
                Fix = fix,
            }
            : new(one.Id, null, one.DisplayName, one.LastIndexedDate)
            {
                Message = message,
                Setting = setting,
                Fix = fix,
            };

    /// <summary>What can't be judged.</summary>
    /// <param name="one">The integration or repository.</param>
    /// <param name="setting">The setting that it's about.</param>
    /// <param name="reason">Why not, as a clause without the ids.</param>
    public static Observation Unjudged(GijResource one, string setting, string? reason = null) =>
        one is GijRepository repository
            ? new(repository.IntegrationId, repository.Id, repository.DisplayName, repository.LastIndexedDate)
            {
                Setting = setting,
                WhyNot = reason,
            }
            : new(one.Id, null, one.DisplayName, one.LastIndexedDate) { Setting = setting, WhyNot = reason };

    public static Observation Of(RepositoryFacts one, string? message, string? setting = null) =>
        new(one.IntegrationId, one.Id, one.Name, one.LastIndexedDate) { Message = message, Setting = setting };
}
