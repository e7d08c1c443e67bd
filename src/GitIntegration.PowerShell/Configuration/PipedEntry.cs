using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using N = GitIntegration.ConfigurationNames;

namespace GitIntegration.PowerShell;

/// <summary>Turns piped objects into entries: hashtables, objects of ConvertFrom-Json, and rows of a table.</summary>
internal static class PipedEntry
{
    private const int MaximumDepth = 8;
    private const string Cleared = "@()";
    private const char Separator = ';';

    private static readonly string[] Lists = [N.ProjectKeys, N.Was];

    /// <summary>The object as a node.</summary>
    /// <param name="value">What was piped.</param>
    /// <param name="number">How many came before it, and 1.</param>
    public static ConfigurationNode ToNode(object? value, int number)
    {
        var place = Place.OfEntry(number);
        return value.Unwrap() switch
        {
            FileSystemInfo => throw new FormatException(Reasons.Named("PipedFile")),
            GijResource => throw new FormatException(Reasons.Named("PipedIntegration")),
            PSCustomObject when IsRow((PSObject)value!) => new PlacedNode(MembersOfRow((PSObject)value!, place), place),
            _ => ToNode(value, place, depth: 0),
        };
    }

    private static PlacedNode ToNode(object? value, Place place, int depth)
    {
        var plain = value.Unwrap();
        return plain switch
        {
            SwitchParameter flag => new PlacedNode(flag.IsPresent, place),
            _ when depth > MaximumDepth => throw new FormatException(Reasons.NestedTooDeep(MaximumDepth)),
            IDictionary members => new PlacedNode(MembersOf(members, place, depth), place),
            PSCustomObject => new PlacedNode(
                ((PSObject)value!).Properties.Select(member => ToMember(member.Name, member.Value, place, depth)).ToList(),
                place
            ),
            IEnumerable elements and not string => new PlacedNode(
                elements.Cast<object?>().Select(element => ToNode(element, place, depth + 1)).ToList(),
                place
            ),
            _ => new PlacedNode(plain, place),
        };
    }

    private static List<ConfigurationMember> MembersOf(IDictionary table, Place place, int depth)
    {
        var members = new List<ConfigurationMember>();
        foreach (DictionaryEntry member in table)
        {
            members.Add(ToMember($"{member.Key}", member.Value, place, depth));
        }

        return members;
    }

    private static ConfigurationMember ToMember(string name, object? value, Place place, int depth) =>
        new(name, ToNode(value, place, depth + 1));

    /// <summary>True for an object with nothing but text, as Import-Csv makes them.</summary>
    private static bool IsRow(PSObject value) => value.Properties.All(member => member.Value.Unwrap() is null or string);

    /// <summary>In a row, an empty cell names nothing, @() clears, and a list has semicolons.</summary>
    private static List<ConfigurationMember> MembersOfRow(PSObject row, Place place)
    {
        var members = new List<ConfigurationMember>();
        var match = new List<ConfigurationMember>();
        foreach (var cell in row.Properties)
        {
            var text = (cell.Value.Unwrap() as string)?.Trim() ?? string.Empty;
            if (text.Length == 0)
            {
                continue;
            }

            var isOfMatch = cell.Name.StartsWith($"{N.Match}.", StringComparison.OrdinalIgnoreCase);
            var name = isOfMatch ? cell.Name.Substring(N.Match.Length + 1) : cell.Name;
            (isOfMatch ? match : members).Add(new ConfigurationMember(name, ToNode(name, text, place)));
        }

        if (match.Count > 0)
        {
            members.Add(new ConfigurationMember(N.Match, new PlacedNode(match, place)));
        }

        return members;
    }

    private static PlacedNode ToNode(string name, string text, Place place)
    {
        var cell = text == Cleared ? string.Empty : text;
        if (!Lists.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return new PlacedNode(cell, place);
        }

        var elements = cell.Split([Separator], StringSplitOptions.RemoveEmptyEntries)
            .Select(element => new PlacedNode(element.Trim(), place));
        return new PlacedNode(elements.ToList(), place);
    }
}
