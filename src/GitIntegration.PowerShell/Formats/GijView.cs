using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>What GitIntegration.Format.ps1xml shows of texts that a server has sent.</summary>
public static class GijView
{
    /// <summary>
    /// Returns the value as text in one line, with visible escapes in place of control characters. Lists are separated by commas.
    /// </summary>
    /// <param name="value">Text, a list, or the additional fields of an object.</param>
    public static string Text(object? value) =>
        value.Unwrap() switch
        {
            null => string.Empty,
            string text => text.ForDisplay(),
            IEnumerable<KeyValuePair<string, object?>> members => InBraces(members.Select(member => Member(member.Key, member.Value))),
            IDictionary members => InBraces(members.Cast<DictionaryEntry>().Select(member => Member(member.Key, member.Value))),
            IEnumerable elements => InBraces(elements.Cast<object?>().Select(Text)),
            var other => $"{other}".ForDisplay(),
        };

    /// <summary>Returns each element of a list in a line of its own, with visible escapes in place of control characters.</summary>
    /// <param name="value">The list.</param>
    public static string Lines(object? value) =>
        string.Join(Environment.NewLine, (value.Unwrap() as IEnumerable ?? Array.Empty<object>()).Cast<object?>().Select(Text));

    /// <summary>Returns each property of an object in a line of its own, with visible escapes in place of control characters.</summary>
    /// <param name="value">An object that Invoke-GijRestMethod returned, or a copy of one.</param>
    public static string Members(object? value) => string.Join(Environment.NewLine, MembersOf(PSObject.AsPSObject(value)));

    internal static IEnumerable<string> MembersOf(PSObject? value) =>
        (value?.Properties.Where(property => property.MemberType == PSMemberTypes.NoteProperty) ?? []).Select(property =>
            $"{Text(property.Name)} : {Text(property.Value)}"
        );

    private static string Member(object name, object? value) => $"{Text(name)} = {Text(value)}";

    private static string InBraces(IEnumerable<string> parts) => $"{{{string.Join(", ", parts)}}}";
}
