using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>How far new integrations are indexed.</summary>
/// <param name="integrations">The integrations as they are now.</param>
/// <param name="repositories">Their enabled repositories.</param>
internal sealed class IndexingState(IReadOnlyList<GijIntegration> integrations, IReadOnlyList<GijRepository> repositories)
{
    public IReadOnlyList<GijIntegration> Integrations { get; } = integrations;

    /// <summary>How many repositories there are so far: a scan can bring more.</summary>
    public int Total => repositories.Count;

    /// <summary>How many of them have been indexed, or couldn't be.</summary>
    public int Done => repositories.Count(IsDone);

    /// <summary>Those that couldn't be indexed.</summary>
    public IReadOnlyList<GijRepository> Failed => [.. repositories.Where(one => one.LastIndexedDate is null && HasFailed(one))];

    /// <summary>True when every integration and every repository has a date, or has failed for good.</summary>
    public bool IsComplete => Integrations.All(one => one.LastIndexedDate is not null) && repositories.All(IsDone);

    private static bool IsDone(GijRepository repository) => repository.LastIndexedDate is not null || HasFailed(repository);

    private static bool HasFailed(GijRepository repository) => repository.State == RepositoryStates.Error;
}
