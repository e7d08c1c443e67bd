using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Says which object is meant: by its id, by its display name, or as an object that the Get cmdlet of its noun returned. One
/// constructor accepts any value, so that none of PowerShell's conversions turns a Boolean, a fraction, a character or another
/// object into an id, and so that one bad item is an error of its own and not of PowerShell's binder.
/// </summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public sealed class ResourceReference<T>
    where T : GijResource
{
    private static readonly string[] CopyPrefixes = ["Deserialized.", "Selected."];

    private static readonly ResourceKind<T> Kind = ResourceKind<T>.Instance;

    private readonly object asGiven;

    /// <summary>
    /// Reads an id (a whole number, or its digits), a display name, an object of the noun or about one, or a copy of one made by
    /// Import-Clixml or Select-Object. Anything else is refused later, when the item is processed.
    /// </summary>
    /// <param name="value">What was given.</param>
    public ResourceReference(object value)
    {
        asGiven = value;
        var given = value.Unwrap();
        if (given is T resource)
        {
            Resource = resource;
            Id = resource.Id;
        }
        else if (given is IAboutResource about && about.IdOf(Kind) is { } aboutId)
        {
            Id = aboutId;
            IsCopy = true;
            ServerName = about.ServerName;
            ServerUri = about.ServerAddress;
        }
        else if (value is PSObject copy && CopiedKind(copy) is { } kind)
        {
            if (kind != Kind)
            {
                Fault = OfOtherNoun($"A copy of {kind.NounWithArticle}", kind);
                return;
            }

            IsCopy = true;
            ServerName = copy.Properties[nameof(GijResource.Server)]?.Value as string;
            ServerUri = $"{copy.Properties[nameof(GijResource.ServerUri)]?.Value}";
            if (copy.Properties[nameof(Id)]?.Value is { } id)
            {
                ReadId(id.Unwrap());
            }
            else
            {
                Fault = GijErrors.IdentityOfRow(Kind.Noun);
            }
        }
        else if (given is string text)
        {
            ReadText(text.Trim());
        }
        else
        {
            ReadId(given);
        }
    }

    /// <summary>The id, 1 or more; 0 where a name was given.</summary>
    public int Id { get; private set; }

    /// <summary>The display name, where one was given in place of an id.</summary>
    public string? Name { get; private set; }

    /// <summary>The object itself, where one was given.</summary>
    internal T? Resource { get; }

    /// <summary>The TargetObject of an error about it: the object, the id, or the value that was given.</summary>
    internal object? Target => (object?)Resource ?? (Id > 0 ? Id : asGiven.Unwrap());

    /// <summary>Why it can't be used; null where it can.</summary>
    internal GijException? Fault { get; private set; }

    /// <summary>The same value as a reference to another noun; null where it is neither an object of that noun nor a copy of one.</summary>
    internal ResourceReference<TOther>? As<TOther>()
        where TOther : GijResource => ResourceReference<TOther>.IsObject(asGiven) ? new ResourceReference<TOther>(asGiven) : null;

    /// <summary>Whether a value is an object of the noun or about one, or a copy of one made by Import-Clixml or Select-Object.</summary>
    internal static bool IsObject(object? value) =>
        value.Unwrap() is T
        || (value.Unwrap() is IAboutResource about && about.IdOf(Kind) is not null)
        || (value is PSObject copy && CopiedKind(copy) == Kind);

    /// <summary>True for a copy, whose edits can't be detected, and for what is only about an object.</summary>
    internal bool IsCopy { get; }

    /// <summary>The name of the server that a copy came from; null where it does not say.</summary>
    internal string? ServerName { get; }

    /// <summary>The address of the server that a copy came from; empty where it does not say.</summary>
    internal string ServerUri { get; } = string.Empty;

    /// <summary>Returns the id, and the name where it is known.</summary>
    public override string ToString() =>
        Resource?.Label ?? (Name is null ? Id.ToString(CultureInfo.InvariantCulture) : $"'{Name.ForDisplay()}'");

    private void ReadText(string text)
    {
        if (text.Length == 0)
        {
            Fault = GijErrors.BlankIdentity(Kind.NounWithArticle, typeof(T).Name);
        }
        else if (WholeNumbers.TryRead(text, out _))
        {
            ReadId(text);
        }
        else if (text.Split(',') is { Length: > 1 } parts && parts.All(part => WholeNumbers.TryRead(part.Trim(), out _)))
        {
            Fault = GijErrors.SeveralIdsInOneText(text, string.Join(", ", parts.Select(part => part.Trim())));
        }
        else
        {
            Name = text;
        }
    }

    private void ReadId(object? value)
    {
        if (WholeNumbers.TryRead(value, out var id) && id is >= 1 and <= int.MaxValue)
        {
            Id = (int)id;
        }
        else
        {
            Fault = FaultOf(value);
        }
    }

    private static GijException FaultOf(object? value) =>
        value switch
        {
            GijResource other when ResourceKind.Of(other.GetType()) is var kind => OfOtherNoun(
                $"{kind.Noun.Capitalized()} {other.Label}",
                kind
            ),
            IDictionary or PSCustomObject => GijErrors.IdentityOfRow(Kind.Noun),
            _ => GijErrors.InvalidIdentity(FieldKind.Quote(value), Kind.NounWithArticle, typeof(T).Name),
        };

    private static GijException OfOtherNoun(string what, ResourceKind kind) =>
        GijErrors.WrongNoun(what, Kind.NounWithArticle, Kind.Noun.Capitalized(), kind.Noun.Capitalized());

    /// <summary>The kind of object that Import-Clixml or Select-Object made a copy of; null where it is none of this module's.</summary>
    private static ResourceKind? CopiedKind(PSObject value) =>
        (
            from name in value.TypeNames
            from prefix in CopyPrefixes
            where name.StartsWith(prefix, StringComparison.Ordinal)
            let type = typeof(T).Assembly.GetType(name.Substring(prefix.Length))
            where type is not null && type.IsSubclassOf(typeof(GijResource))
            select ResourceKind.Of(type)
        ).FirstOrDefault();
}
