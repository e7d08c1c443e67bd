namespace GitIntegration;

/// <summary>The id of an object, what messages call it (its id and name), where it is, and of which type.</summary>
internal sealed record NamedId(int Id, string Label, string? Origin, string? Type);
