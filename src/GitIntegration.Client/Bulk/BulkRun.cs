namespace GitIntegration;

/// <summary>An import that the server carries out.</summary>
/// <param name="ThreadId">The id by which its progress is asked for.</param>
/// <param name="Changes">Where the outcome of each row is recorded; null without a journal.</param>
internal sealed record BulkRun(long ThreadId, JournaledChanges? Changes);
