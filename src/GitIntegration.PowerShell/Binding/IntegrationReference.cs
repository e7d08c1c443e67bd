using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Says which integration is meant: an id, or an object that Get-GijIntegration gave. One constructor takes whatever
/// comes, so that none of PowerShell's conversions turns a boolean, a fraction, a character or another object into an id.
/// </summary>
public sealed class IntegrationReference
{
    private static readonly string[] Copies =
    [
        $"Deserialized.{typeof(GijIntegration).FullName}",
        $"Selected.{typeof(GijIntegration).FullName}",
    ];

    /// <summary>Reads an id (a whole number, or its digits), an integration, or a copy of one made by Import-Clixml or Select-Object.</summary>
    /// <param name="value">What was given.</param>
    /// <exception cref="PSInvalidCastException">It is none of these.</exception>
    public IntegrationReference(object value)
    {
        var plain = Wrapping.Bare(value);
        if (plain is GijIntegration integration)
        {
            Integration = integration;
            Id = integration.Id;
        }
        else if (value is PSObject copy && copy.TypeNames.Any(name => Copies.Contains(name)))
        {
            Id = ReadId(copy.Properties[nameof(Id)]?.Value);
            IsCopy = true;
            ServerName = copy.Properties[nameof(GijIntegration.Server)]?.Value as string;
            ServerUri = $"{copy.Properties[nameof(GijIntegration.ServerUri)]?.Value}";
        }
        else
        {
            Id = ReadId(plain);
        }
    }

    /// <summary>The id, 1 or more.</summary>
    public int Id { get; }

    /// <summary>The object itself, where one was given.</summary>
    internal GijIntegration? Integration { get; }

    /// <summary>What an error about it has as its TargetObject: the object, or the id.</summary>
    internal object Target => (object?)Integration ?? Id;

    /// <summary>True for a copy, whose edits nobody can tell from what was read.</summary>
    internal bool IsCopy { get; }

    /// <summary>The name of the server that a copy came from; null where it does not say.</summary>
    internal string? ServerName { get; }

    /// <summary>The address of the server that a copy came from; empty where it does not say.</summary>
    internal string ServerUri { get; } = string.Empty;

    /// <summary>Gives the id, and the name where it is known.</summary>
    public override string ToString() => Integration?.Label ?? Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int ReadId(object? value) =>
        WholeNumbers.TryRead(value, out var id) && id is >= 1 and <= int.MaxValue
            ? (int)id
            : throw new PSInvalidCastException(
                $"An integration is given by its id, a whole number from 1 to 2147483647, or as an object of Get-GijIntegration; {Shown(value)} is not. To find one by name, use Get-GijIntegration -Name."
            );

    private static string Shown(object? value) =>
        value is string or System.ValueType ? $"'{value}'" : $"a {value?.GetType().Name ?? "null"}";
}
