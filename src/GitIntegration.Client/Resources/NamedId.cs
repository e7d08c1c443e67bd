namespace GitIntegration;

/// <summary>The id of an object, what messages call it (its id and name), and where it is.</summary>
internal sealed record NamedId(int Id, string Label, string? Origin);
