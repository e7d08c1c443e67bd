namespace GitIntegration;

/// <summary>What a cell changes.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Before">What the server has; null where that isn't known.</param>
/// <param name="After">The cell.</param>
internal sealed record BulkCellChange(BulkColumn Column, string? Before, string After)
{
    /// <summary>Returns the change as people are shown it, for example "tagsFilter: '^v' -> '^release'".</summary>
    public override string ToString()
    {
        if (Column.IsCredential)
        {
            return $"{Column}: (new value)";
        }

        return string.IsNullOrEmpty(Before)
            ? $"{Column}: {PlainValue.Format(After)}"
            : $"{Column}: {PlainValue.Format(Before)} -> {PlainValue.Format(After)}";
    }
}
