using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.Help;

/// <summary>What the help says about a parameter. All but the text comes from the parameter itself.</summary>
internal sealed class ParameterHelp(ParameterMetadata metadata, HelpText text, object? initialValue)
{
    private const string Shared = "__AllParameterSets";

    public string Name => metadata.Name;

    public string TypeName => TypeNames.Short(metadata.ParameterType);

    public Type Type => metadata.ParameterType;

    public bool IsSwitch => metadata.SwitchParameter;

    public HelpText Text => text;

    public IReadOnlyList<string> Aliases => metadata.Aliases;

    public bool TakesWildcards => metadata.Attributes.OfType<SupportsWildcardsAttribute>().Any();

    public bool TakesPipeline => Facts.Any(set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName);

    public bool IsRequired => Facts.All(set => set.IsMandatory);

    /// <summary>The position; null where it has to be named.</summary>
    public int? Position => Facts.Select(set => set.Position).Distinct().ToArray() is [>= 0 and var position] ? position : null;

    /// <summary>
    /// What the property holds before anything is bound, unless that is nothing, no or zero, which mean that it was not
    /// given.
    /// </summary>
    public string? Default =>
        initialValue switch
        {
            SwitchParameter => "False",
            null or false or 0 or DateTime { Ticks: 0 } => null,
            ICollection values => values.Count == 0 ? null : string.Join(", ", values.Cast<object>()),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => initialValue.ToString() is { Length: > 0 } value ? value : null,
        };

    /// <summary>The values that are taken, where the parameter itself limits them.</summary>
    public string? Accepted =>
        metadata
            .Attributes.Select(attribute =>
                attribute switch
                {
                    ValidateSetAttribute choice => string.Join(", ", choice.ValidValues),
                    ValidateRangeAttribute { MaxRange: int.MaxValue or long.MaxValue } range => $"{range.MinRange} or more",
                    ValidateRangeAttribute range => $"{range.MinRange} to {range.MaxRange}",
                    _ => null,
                }
            )
            .FirstOrDefault(values => values is not null)
        ?? (metadata.ParameterType.IsEnum ? string.Join(", ", Enum.GetNames(metadata.ParameterType)) : null);

    private ICollection<ParameterSetMetadata> Facts => metadata.ParameterSets.Values;

    /// <summary>The named parameter sets that it is in; none when it is in all.</summary>
    public IEnumerable<string> Sets => metadata.ParameterSets.Keys.Where(set => set != Shared);

    /// <summary>What is true of it in a parameter set; null where it does not belong there.</summary>
    public ParameterSetMetadata? In(string set) =>
        metadata.ParameterSets.GetValueOrDefault(set) ?? metadata.ParameterSets.GetValueOrDefault(Shared);

    /// <summary>Its position in a parameter set; null where it has to be named.</summary>
    public int? PositionIn(string set) => In(set) is { Position: >= 0 and var position } ? position : null;

    /// <summary>How it is called in a line of syntax, such as [-Name &lt;String&gt;].</summary>
    public string Call(string set)
    {
        var name = PositionIn(set) is null ? $"-{Name}" : $"[-{Name}]";
        var call = IsSwitch ? name : $"{name} <{TypeName}>";
        return In(set)!.IsMandatory ? call : $"[{call}]";
    }

    /// <summary>How it accepts pipeline input, in PowerShell's usual words.</summary>
    public string Pipeline => string.Join(", ", Ways()) is { Length: > 0 } ways ? $"True ({ways})" : "False";

    private IEnumerable<string> Ways()
    {
        if (Facts.Any(set => set.ValueFromPipeline))
        {
            yield return "ByValue";
        }

        if (Facts.Any(set => set.ValueFromPipelineByPropertyName))
        {
            yield return "ByPropertyName";
        }
    }
}
