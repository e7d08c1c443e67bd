namespace GitIntegration;

/// <summary>A part of a JMESPath expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The part as it is written.</param>
/// <param name="Column">Where it begins, from 1.</param>
internal sealed record FilterToken(FilterTokenKind Kind, string Text, int Column)
{
    /// <summary>True where a value ends, so that an operator between two values can follow.</summary>
    public bool EndsValue => Kind != FilterTokenKind.Operator || Text is ")" or "]" or "}" or "@";
}
