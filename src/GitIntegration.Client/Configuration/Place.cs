namespace GitIntegration;

/// <summary>Where something stands in a configuration: a line and a column of a file, or the number of a piped entry.</summary>
/// <param name="Line">The line, from 1; 0 for what was piped.</param>
/// <param name="Column">The column, from 1; for what was piped the number of the entry.</param>
internal sealed record Place(int Line, int Column)
{
    /// <summary>The place of a piped entry.</summary>
    public static Place OfEntry(int number) => new(0, number);

    /// <summary>Returns the place as messages name it, for example "line 4, column 7".</summary>
    public override string ToString() => Line == 0 ? ErrorText.Get("PlaceOfEntry", Column) : ErrorText.Get("PlaceInFile", Line, Column);
}
