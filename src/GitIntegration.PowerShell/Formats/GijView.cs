using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>What GitIntegration.Format.ps1xml shows of texts that a server has sent.</summary>
public static class GijView
{
    /// <summary>
    /// An object within another one. A line with all that it holds would be broken anywhere, also in front of forged words.
    /// </summary>
    private const string NestedObject = "{…}";

    private const int ShownNames = 10;

    private const string Green = "\u001b[32m",
        Yellow = "\u001b[33m",
        Red = "\u001b[31m",
        Reset = "\u001b[0m";

    /// <summary>True where PowerShell itself removes colours from what doesn't go to a terminal, or where you want none.</summary>
    private static readonly bool RemovesColours = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 2);

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
            PSCustomObject => NestedObject,
            var other => $"{other}".ForDisplay(),
        };

    /// <summary>Returns each element of a list in a line of its own, with visible escapes in place of control characters.</summary>
    /// <param name="value">The list.</param>
    public static string Lines(object? value) => string.Join(Environment.NewLine, ListOf(value).Select(Text));

    /// <summary>Returns each property of an object in a line of its own, with visible escapes in place of control characters.</summary>
    /// <param name="value">An object that Invoke-GijRestMethod returned, or a copy of one.</param>
    public static string Members(object? value) => string.Join(Environment.NewLine, MembersOf(PSObject.AsPSObject(value)));

    /// <summary>Returns how many names a list has, and the first of them.</summary>
    /// <param name="value">The list.</param>
    public static string Names(object? value)
    {
        object?[] names = [.. ListOf(value)];
        var shown = string.Join(", ", names.Take(ShownNames).Select(Text));
        return names.Length == 0 ? "none" : $"{names.Length}: {shown}{(names.Length > ShownNames ? ", …" : string.Empty)}";
    }

    /// <summary>Returns the problems of a filter, each in a line of its own with its severity and column.</summary>
    /// <param name="value">The problems, or copies of them.</param>
    public static string Problems(object? value)
    {
        string[] lines =
        [
            .. from problem in ListOf(value).OfType<object>().Select(PSObject.AsPSObject)
            let column = $"{problem.Properties["Column"]?.Value}"
            let place = column is "" or "0" ? string.Empty : $", column {column}"
            select $"{Text(problem.Properties["Severity"]?.Value)}{place}: {Text(problem.Properties["Text"]?.Value)}",
        ];
        return lines.Length == 0 ? "none" : string.Join(Environment.NewLine, lines);
    }

    /// <summary>Returns an id that leaves room for one of five digits in a later line.</summary>
    /// <param name="value">The id.</param>
    public static string Id(object? value) => Text(value).PadLeft(5);

    /// <summary>Returns a name that leaves room for one of 25 characters in a later line.</summary>
    /// <param name="value">The name.</param>
    public static string Name(object? value) => Text(value).PadRight(25);

    /// <summary>Returns the name of a setting that leaves room for a longer one in a later line.</summary>
    /// <param name="value">The name.</param>
    public static string Setting(object? value) => Text(value).PadRight(SharedFields.SourcesDiffViewEnabled.Name.Length);

    /// <summary>Returns the beginning of a hash, as git abbreviates it.</summary>
    /// <param name="hash">The hash.</param>
    public static string Hash(object? hash)
    {
        const int Abbreviated = 10;
        var text = Text(hash);
        return text.Length > Abbreviated ? text.Substring(0, Abbreviated) : text;
    }

    /// <summary>Returns a type that leaves room for any other in a later line.</summary>
    /// <param name="value">The type.</param>
    public static string Type(object? value) => Text(value).PadRight(IntegrationTypes.All.Max(type => type.Length));

    /// <summary>Returns 'disabled' or 'enabled'; nothing where that isn't known.</summary>
    /// <param name="disabled">The setting.</param>
    public static string State(object? disabled) =>
        disabled.Unwrap() switch
        {
            true => "disabled",
            false => "enabled ",
            _ => string.Empty,
        };

    /// <summary>Returns a time to the second.</summary>
    /// <param name="time">The local time.</param>
    public static string Seconds(object? time) => Time(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>Returns a time to the millisecond, with its offset from UTC.</summary>
    /// <param name="time">The local time.</param>
    public static string Milliseconds(object? time) => Time(time, "yyyy-MM-dd HH:mm:ss.fff zzz");

    /// <summary>Returns what there is to say about a reindex: how far it is while it runs, and the server's words.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="percent">A number from 0 to 100.</param>
    /// <param name="message">The server's words.</param>
    public static string Reindex(object? state, object? percent, object? message)
    {
        var isRunning = Text(state) == nameof(GijReindexState.Running);
        var share =
            isRunning && percent.Unwrap() is double number ? number.ToString("0", CultureInfo.InvariantCulture) + " %  " : string.Empty;
        return (share + Text(message)).TrimEnd();
    }

    /// <summary>Returns a time span in hours, minutes and seconds.</summary>
    /// <param name="duration">The time span.</param>
    public static string Duration(object? duration) =>
        duration.Unwrap() is TimeSpan span
            ? span.ToString(span.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture)
            : string.Empty;

    /// <summary>Returns an action that leaves room for any other in a later line.</summary>
    /// <param name="action">The action.</param>
    public static string Action(object? action) =>
        Coloured(
            Padded<GijPlanAction>(action),
            Text(action) switch
            {
                nameof(GijPlanAction.Create) => Green,
                nameof(GijPlanAction.Change) => Yellow,
                nameof(GijPlanAction.Disable) or nameof(GijPlanAction.Remove) => Red,
                _ => null,
            }
        );

    /// <summary>Returns how many days are left, in red where there are none.</summary>
    /// <param name="days">The days.</param>
    public static string Days(object? days) => Coloured(Text(days), days.Unwrap() is < 0 ? Red : null);

    /// <summary>Returns what came of a new token, with room for any other in a later line.</summary>
    /// <param name="result">The result.</param>
    public static string TokenResult(object? result) =>
        Coloured(
            Padded<TokenUpdateResult>(result),
            Text(result) switch
            {
                nameof(TokenUpdateResult.Updated) or nameof(TokenUpdateResult.Verified) => Green,
                nameof(TokenUpdateResult.Unknown) => Yellow,
                nameof(TokenUpdateResult.Blocked) or nameof(TokenUpdateResult.Failed) => Red,
                _ => null,
            }
        );

    /// <summary>Returns how bad a finding is or, if it isn't one, why not, with room for any other in a later line.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="status">The status.</param>
    public static string Severity(object? severity, object? status)
    {
        var word = Text(status) == nameof(FindingStatus.Found) ? Text(severity) : Text(status);
        return Coloured(
            word.PadRight(nameof(FindingSeverity.Information).Length),
            word switch
            {
                nameof(FindingSeverity.Error) => Red,
                nameof(FindingSeverity.Warning) => Yellow,
                nameof(FindingStatus.Fixed) => Green,
                _ => null,
            }
        );
    }

    /// <summary>Returns the id and name of a repository or, where there is none, of an integration.</summary>
    /// <param name="integrationId">The id of the integration.</param>
    /// <param name="integration">Its name.</param>
    /// <param name="repositoryId">The id of the repository.</param>
    /// <param name="repository">Its name.</param>
    public static string Place(object? integrationId, object? integration, object? repositoryId, object? repository)
    {
        var (id, name) = repositoryId is null ? (integrationId, integration) : (repositoryId, repository);
        const int Width = 24;
        var text = $"{Text(id)} {Text(name)}".Trim();
        return (text.Length > Width ? text.Substring(0, Width - 1) + "…" : text).PadRight(Width);
    }

    /// <summary>Returns what a scan does, with room for any other in a later line.</summary>
    /// <param name="effect">The effect.</param>
    public static string Effect(object? effect) =>
        Coloured(
            Padded<ScanEffect>(effect),
            Text(effect) switch
            {
                nameof(ScanEffect.Added) => Green,
                nameof(ScanEffect.Removed) => Red,
                _ => null,
            }
        );

    /// <summary>Returns what becomes of something in Cloud, with room for any other in a later line.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string CloudOutcome(object? outcome) =>
        Coloured(
            Padded<CloudOutcome>(outcome),
            Text(outcome) switch
            {
                nameof(GitIntegration.CloudOutcome.Moves) => Green,
                nameof(GitIntegration.CloudOutcome.Unstated) => Yellow,
                nameof(GitIntegration.CloudOutcome.NotAvailable) => Red,
                _ => null,
            }
        );

    /// <summary>Returns in a word what was done, with room for any other in a later line.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="action">What was planned.</param>
    public static string Result(object? outcome, object? action)
    {
        var (word, colour) = (Text(outcome), Text(action)) switch
        {
            (nameof(SyncOutcome.Made), nameof(GijPlanAction.Remove)) => ("Removal accepted", Green),
            (nameof(SyncOutcome.Made), var planned) => (planned.TrimEnd('e') + "ed", Green),
            (nameof(SyncOutcome.Failed), _) => (nameof(SyncOutcome.Failed), Red),
            (nameof(SyncOutcome.NotReached), _) => ("Not reached", Yellow),
            (var other, _) => (other, null),
        };
        return Coloured(word.PadRight("Not reached".Length), colour);
    }

    /// <summary>Returns a value as a configuration has it.</summary>
    /// <param name="value">The value.</param>
    public static string Value(object? value) => PlannedSetting.Format(value.Unwrap()).ForDisplay();

    /// <summary>Returns a value as it is and as it's wanted.</summary>
    /// <param name="setting">The name of the setting; null where there is none.</param>
    /// <param name="present">The value as it is.</param>
    /// <param name="wanted">The value as it's wanted.</param>
    public static string Change(object? setting, object? present, object? wanted) =>
        setting is null
            ? string.Empty
            : $"{PlannedSetting.Format(present.Unwrap())} -> {PlannedSetting.Format(wanted.Unwrap())}".ForDisplay();

    /// <summary>Returns what an entry of a journal records: the cmdlet and the object, and below them each setting.</summary>
    /// <param name="entry">The entry, or a copy of one.</param>
    public static string JournalChange(PSObject entry)
    {
        var name = Text(entry?.Properties["Name"]?.Value);
        var subject = $"{Text(entry?.Properties["Command"]?.Value)} {Text(entry?.Properties["Id"]?.Value)}".TrimEnd();
        var lines = ListOf(entry?.Properties["Changes"]?.Value).Select(change => $"  {Text(change)}");
        return string.Join(Environment.NewLine, lines.Prepend(name.Length == 0 ? subject : $"{subject} '{name}'"));
    }

    /// <summary>Returns changes in one line.</summary>
    /// <param name="changes">A list of texts.</param>
    public static string Changes(object? changes) => string.Join("; ", ListOf(changes).Select(Text));

    private static IEnumerable<object?> ListOf(object? value) =>
        value.Unwrap() switch
        {
            string text => [text],
            IEnumerable elements => elements.Cast<object?>(),
            _ => [],
        };

    private static string Coloured(string text, string? colour) => RemovesColours && colour is not null ? colour + text + Reset : text;

    private static string Padded<T>(object? value)
        where T : struct => Text(value).PadRight(Enum.GetNames(typeof(T)).Max(name => name.Length));

    internal static IEnumerable<string> MembersOf(PSObject? value) =>
        (value?.Properties.Where(property => property.MemberType == PSMemberTypes.NoteProperty) ?? []).Select(property =>
            $"{Text(property.Name)} : {Text(property.Value)}"
        );

    private static string Time(object? time, string format) =>
        time.Unwrap() is DateTime local ? local.ToString(format, CultureInfo.InvariantCulture) : Text(time);

    private static string Member(object name, object? value) => $"{Text(name)} = {Text(value)}";

    private static string InBraces(IEnumerable<string> parts) => $"{{{string.Join(", ", parts)}}}";
}
