namespace GitIntegration;

/// <summary>Something that is wrong with a filter.</summary>
public sealed class GijFilterProblem
{
    internal GijFilterProblem(FilterSeverity severity, int column, string text)
    {
        Severity = severity;
        Column = column;
        Text = text;
    }

    /// <summary>How bad it is.</summary>
    public FilterSeverity Severity { get; }

    /// <summary>Where it is in the filter, from 1; 0 for the filter as a whole.</summary>
    public int Column { get; }

    /// <summary>What is wrong, as a sentence.</summary>
    public string Text { get; }

    /// <summary>Returns the sentence, with the column where there is one.</summary>
    public override string ToString() => Column == 0 ? Text : $"Column {Column}: {Text}";

    /// <summary>True where the filter can't be used because of it.</summary>
    internal bool IsError => Severity == FilterSeverity.Error;

    internal static GijFilterProblem Error(string text, int column = 0) => new(FilterSeverity.Error, column, text);

    internal static GijFilterProblem Warning(string text, int column = 0) => new(FilterSeverity.Warning, column, text);
}
