using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>One documented setting: its names, what it holds and which values are allowed.</summary>
internal sealed class Field
{
    private static int count;

    public Field(string name, FieldKind kind)
    {
        Index = count++;
        Name = name;
        Kind = kind;
        ParameterName = char.ToUpperInvariant(name[0]) + name.Substring(1);
        AnswerName = name;
    }

    /// <summary>The place of its value in an object's array of values.</summary>
    public int Index { get; }

    /// <summary>The name in a request body.</summary>
    public string Name { get; }

    public FieldKind Kind { get; }

    /// <summary>The cmdlet parameter; the PascalCase of <see cref="Name"/> unless the row says otherwise.</summary>
    public string ParameterName { get; set; }

    /// <summary>The name in an answer; <see cref="Name"/> unless the row says otherwise.</summary>
    public string AnswerName { get; set; }

    /// <summary>The smallest number allowed, of each id in a list too.</summary>
    public long Minimum { get; set; }

    /// <summary>The largest number allowed, of each id in a list too.</summary>
    public long Maximum { get; set; } = long.MaxValue;

    /// <summary>The most characters allowed.</summary>
    public int MaximumLength { get; set; } = int.MaxValue;

    /// <summary>What the text has to look like, and the same in words.</summary>
    public (string Pattern, string Words)? Shape { get; set; }

    /// <summary>The words allowed.</summary>
    public IReadOnlyList<string> Choices { get; set; } = [];

    /// <summary>The types of integration that the setting means something to; null when it does to all.</summary>
    public IReadOnlyList<string>? UsedBy { get; set; }

    /// <summary>A value as one would type it after the parameter, for the example in an error.</summary>
    public string Example { get; set; } = string.Empty;

    /// <summary>Gives the value as it is sent (a choice in its listed letter case).</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: the value breaks the field's rule.</exception>
    public object Check(object? value) =>
        value switch
        {
            null => throw Invalid("a null cannot be sent; use '' or @() to clear it"),
            string text when Kind == FieldKind.Choice => Listed(text),
            string text => Shaped(text),
            int number => InBounds(number, number),
            long[] ids => ids.Aggregate((object)ids, (list, id) => InBounds(id, list)),
            _ => value,
        };

    public override string ToString() => Name;

    private string Listed(string text) =>
        Choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw Invalid($"'{text}' is not one of {string.Join(", ", Choices)}");

    private string Shaped(string text)
    {
        if (text.Length > MaximumLength)
        {
            throw Invalid($"it has {text.Length} characters, and {MaximumLength} are allowed");
        }

        return Shape is not { } shape || Regex.IsMatch(text, shape.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1))
            ? text
            : throw Invalid($"'{text}' {shape.Words}");
    }

    private object InBounds(long number, object value) =>
        number >= Minimum && number <= Maximum
            ? value
            : throw Invalid(
                Maximum == long.MaxValue ? $"{number} is less than {Minimum}" : $"{number} is not within {Minimum} to {Maximum}"
            );

    private GijException Invalid(string reason) => GijException.Of(GijErrorId.InvalidValue, Name, reason);
}
