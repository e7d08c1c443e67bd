namespace GitIntegration;

/// <summary>What the server says of an import on its way.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsError">True where something has failed.</param>
internal sealed record BulkMessage(string Text, bool IsError);
