namespace GitIntegration;

/// <summary>The id of an object, and what messages call it: its id and name.</summary>
internal sealed record NamedId(int Id, string Label);
