using System;

namespace GitIntegration;

/// <summary>What rules need of a repository within an integration: there can be tens of thousands.</summary>
internal sealed class RepositoryFacts(GijRepository repository)
{
    public int Id { get; } = repository.Id;

    public int IntegrationId { get; } = repository.IntegrationId!.Value;

    public string? Name { get; } = repository.DisplayName;

    public string? Origin { get; } = repository.Origin;

    public bool IsInError { get; } = repository.State == RepositoryStates.Error;

    /// <summary>True where the server says a state at all.</summary>
    public bool HasState { get; } = repository.State is not null;

    public bool? Disabled { get; } = repository.Disabled;

    public DateTime? LastIndexedDate { get; } = repository.LastIndexedDate;
}
