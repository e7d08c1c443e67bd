namespace GitIntegration;

/// <summary>The response to a custom request.</summary>
/// <param name="Text">The body, with a mask in place of the secrets of the connection and the request; empty where there was none.</param>
/// <param name="Value">What the text says, where it is JSON.</param>
/// <param name="IsJson">True when it is JSON.</param>
internal sealed record RestResponse(string Text, object? Value, bool IsJson);
