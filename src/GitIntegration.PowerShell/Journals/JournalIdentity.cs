using System;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Says which object the changes in a journal are about: its id, its name, or the object itself.</summary>
public sealed class JournalIdentity
{
    private static readonly string[] CopyPrefixes = ["Deserialized.GitIntegration.", "Selected.GitIntegration."];

    private readonly string text;
    private readonly string? noun,
        serverUri;
    private readonly int? id;

    /// <summary>Reads an id (a whole number, or its digits), a name, an object of this module, or a copy of one.</summary>
    /// <param name="value">What was given.</param>
    /// <exception cref="PSInvalidCastException">It is none of these.</exception>
    public JournalIdentity(object value)
    {
        var plain = value.Unwrap();
        text = $"{plain}".Trim();
        if (plain is GijResource resource)
        {
            (noun, id, serverUri) = (ResourceKind.Of(resource.GetType()).Noun, resource.Id, resource.ServerUri?.AbsoluteUri);
        }
        else if (NounOfCopy(value) is { } copied)
        {
            var copy = (PSObject)value;
            noun = copied;
            id = ReadId(copy.Properties[nameof(GijResource.Id)]?.Value);
            serverUri = copy.Properties[nameof(GijResource.ServerUri)]?.Value?.ToString();
        }
        else
        {
            id = ReadId(plain is string ? text : plain);
            if (id is null && (plain is not string || text.Length == 0))
            {
                throw new PSInvalidCastException(Reasons.Named("NotJournalIdentity", FieldKind.Quote(plain)));
            }
        }
    }

    /// <summary>Returns what was given, as text.</summary>
    public override string ToString() => text;

    /// <summary>
    /// True when the change is about this object. A name, which it had before or got by the change, matches in any letter case; an object
    /// only on its own server.
    /// </summary>
    internal bool Matches(GijJournalEntry entry) =>
        id is null
            ? IsNamed(entry.Name) || entry.Changes.Any(change => change.Setting == SharedFields.DisplayName.Name && IsNamed(change.After))
            : id == entry.Id && (noun is null || noun == entry.Noun) && (serverUri is null || serverUri == entry.ServerUri);

    private bool IsNamed(object? name) => text.Equals(name as string, StringComparison.OrdinalIgnoreCase);

    private static int? ReadId(object? value) => WholeNumbers.TryRead(value, out var id) && id is >= 1 and <= int.MaxValue ? (int)id : null;

    private static string? NounOfCopy(object value) =>
        value is PSObject copy
            ? (
                from name in copy.TypeNames
                from prefix in CopyPrefixes
                where name.StartsWith(prefix, StringComparison.Ordinal)
                select ResourceKind.OfName(name.Substring(prefix.Length))?.Noun
            ).FirstOrDefault(noun => noun is not null)
            : null;
}
