using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Says which object is meant: by its id, or as an object that the Get cmdlet of its noun returned. One constructor takes whatever
/// comes, so that none of PowerShell's conversions turns a boolean, a fraction, a character or another object into an id.
/// </summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public sealed class ResourceReference<T>
    where T : GijResource
{
    private static readonly string[] CopyTypes = [$"Deserialized.{typeof(T).FullName}", $"Selected.{typeof(T).FullName}"];

    /// <summary>
    /// Reads an id (a whole number, or its digits), an object of the noun, or a copy of one made by Import-Clixml or
    /// Select-Object.
    /// </summary>
    /// <param name="value">What was given.</param>
    /// <exception cref="PSInvalidCastException">It is none of these.</exception>
    public ResourceReference(object value)
    {
        var plain = value.Unwrap();
        if (plain is T resource)
        {
            Resource = resource;
            Id = resource.Id;
        }
        else if (value is PSObject copy && copy.TypeNames.Any(name => CopyTypes.Contains(name)))
        {
            Id = ReadId(copy.Properties[nameof(Id)]?.Value);
            IsCopy = true;
            ServerName = copy.Properties[nameof(GijResource.Server)]?.Value as string;
            ServerUri = $"{copy.Properties[nameof(GijResource.ServerUri)]?.Value}";
        }
        else
        {
            Id = ReadId(plain);
        }
    }

    /// <summary>The id, 1 or more.</summary>
    public int Id { get; }

    /// <summary>The object itself, where one was given.</summary>
    internal T? Resource { get; }

    /// <summary>The TargetObject of an error about it: the object, or the id.</summary>
    internal object Target => (object?)Resource ?? Id;

    /// <summary>True for a copy, whose edits nobody can tell from what was read.</summary>
    internal bool IsCopy { get; }

    /// <summary>The name of the server that a copy came from; null where it does not say.</summary>
    internal string? ServerName { get; }

    /// <summary>The address of the server that a copy came from; empty where it does not say.</summary>
    internal string ServerUri { get; } = string.Empty;

    /// <summary>Returns the id, and the name where it is known.</summary>
    public override string ToString() => Resource?.Label ?? Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int ReadId(object? value) =>
        WholeNumbers.TryRead(value, out var id) && id is >= 1 and <= int.MaxValue
            ? (int)id
            : throw new PSInvalidCastException(
                Reasons.Named("NotIdentity", Describe(value), ResourceKind<T>.Instance.NounWithArticle.Capitalized(), typeof(T).Name)
            );

    private static string Describe(object? value) =>
        value is string or System.ValueType ? $"'{value}'" : $"a {value?.GetType().Name ?? "null"}";
}
