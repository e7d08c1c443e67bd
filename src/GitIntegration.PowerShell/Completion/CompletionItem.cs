namespace GitIntegration.PowerShell;

/// <summary>What tab completion keeps of an object: its settings can be of any size, and a prompt shows none of them.</summary>
internal sealed class CompletionItem(GijResource one)
{
    private readonly string label = one.ToString();

    /// <summary>The id.</summary>
    public int Id { get; } = one.Id;

    /// <summary>The display name; null where it has none.</summary>
    public string? DisplayName { get; } = one.DisplayName;

    /// <summary>The address of the git host or the path of a folder; null where it has none.</summary>
    public string? Origin { get; } = one.Origin;

    /// <summary>The type, as the server names it.</summary>
    public string? TypeName { get; } = one.TypeName;

    /// <summary>Returns what the object itself does.</summary>
    public override string ToString() => label;
}
