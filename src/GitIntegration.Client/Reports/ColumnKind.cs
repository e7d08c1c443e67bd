namespace GitIntegration;

/// <summary>How a page shows the cells of a column.</summary>
internal enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Error, Warning or Information.</summary>
    Severity,

    /// <summary>One of few values, by which a page can be filtered.</summary>
    Choice,

    /// <summary>The id of a rule, which the page explains.</summary>
    Rule,

    /// <summary>A sentence, in the widest column.</summary>
    Message,

    /// <summary>A command, below the message.</summary>
    Fix,

    /// <summary>A time.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,
}
