using System;
using System.Linq;

namespace GitIntegration;

/// <summary>What rules need of a repository within an integration: there can be tens of thousands.</summary>
internal sealed class RepositoryFacts(GijRepository repository)
{
    public int Id { get; } = repository.Id;

    public int IntegrationId { get; } = repository.IntegrationId!.Value;

    public string? Name { get; } = repository.DisplayName;

    public string? Origin { get; } = repository.Origin;

    /// <summary>True if its last run failed; null where the server doesn't say a state that is known.</summary>
    public bool? IsInError { get; } = IsError(repository.State);

    public bool? Disabled { get; } = repository.Disabled;

    public DateTime? LastIndexedDate { get; } = repository.LastIndexedDate;

    /// <summary>Whether a state is that of a failure; null for one that isn't known.</summary>
    public static bool? IsError(string? state) =>
        RepositoryStates.All.Contains(state, StringComparer.OrdinalIgnoreCase)
            ? RepositoryStates.Error.Equals(state, StringComparison.OrdinalIgnoreCase)
            : null;
}
