namespace GitIntegration;

/// <summary>The kinds of parts of a JMESPath expression.</summary>
internal enum FilterTokenKind
{
    /// <summary>A name without quotes: that of a member or a function.</summary>
    Name,

    /// <summary>A name of a member in double quotes.</summary>
    QuotedName,

    /// <summary>Text in single quotes.</summary>
    Text,

    /// <summary>JSON in backticks.</summary>
    Json,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Anything else: an operator, a bracket.</summary>
    Operator,
}
