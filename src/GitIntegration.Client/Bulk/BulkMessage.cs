namespace GitIntegration;

/// <summary>A progress message of an import.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsError">True where something has failed.</param>
internal sealed record BulkMessage(string Text, bool IsError);
