namespace GitIntegration;

/// <summary>One error of a reindex, as the server reports it.</summary>
/// <param name="Repository">The id or the name of the repository; null where the server names none.</param>
/// <param name="Text">What went wrong.</param>
/// <param name="Details">The server's stack trace; null where it sends none.</param>
internal sealed record ReindexFault(string? Repository, string Text, string? Details);
