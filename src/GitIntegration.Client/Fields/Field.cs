using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>One documented setting: its names, what it holds, and which types of object use it.</summary>
internal sealed class Field(string name, FieldKind kind)
{
    /// <summary>The name in a request.</summary>
    public string Name { get; } = name;

    /// <summary>What it holds, with its bounds.</summary>
    public FieldKind Kind { get; } = kind;

    /// <summary>The cmdlet parameter; the PascalCase of <see cref="Name"/> unless the row says otherwise.</summary>
    public string ParameterName { get; init; } = name.Capitalized();

    /// <summary>The property of an object; the PascalCase of <see cref="Name"/>.</summary>
    public string PropertyName { get; } = name.Capitalized();

    /// <summary>The name in a response; <see cref="Name"/> unless the row says otherwise.</summary>
    public string ResponseName { get; init; } = name;

    /// <summary>The types that the setting has an effect on; null when it has one on all.</summary>
    public IReadOnlyList<string>? UsedBy { get; init; }

    /// <summary>A value as one would type it after the parameter, for the example in an error.</summary>
    public string Example { get; init; } = string.Empty;

    /// <summary>The names that a response may have for it: its own, and that of a request, should a server use that.</summary>
    public IEnumerable<string> NamesInResponses => new[] { Name, ResponseName }.Distinct(StringComparer.Ordinal);

    /// <summary>The value as it is sent.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: the value breaks the field's rule.</exception>
    public object Accept(object? value)
    {
        try
        {
            return Kind.Accept(value);
        }
        catch (FormatException refusal)
        {
            throw GijErrors.InvalidValue(Name, refusal.Message);
        }
    }

    public override string ToString() => Name;
}
