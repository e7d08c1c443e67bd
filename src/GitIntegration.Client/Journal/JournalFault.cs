namespace GitIntegration;

/// <summary>A line of a journal that cannot be used.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record JournalFault(string Path, long Line, string Reason);
