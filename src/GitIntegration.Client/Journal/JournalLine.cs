using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using M = GitIntegration.JournalMembers;

namespace GitIntegration;

/// <summary>
/// One line of a journal, as it was read. Anybody may have written it: what does not have the expected shape is refused, and none of it
/// is safe to show.
/// </summary>
internal sealed class JournalLine
{
    private static readonly Dictionary<string, ChangeAction> Actions = Enum.GetValues(typeof(ChangeAction))
        .Cast<ChangeAction>()
        .ToDictionary(action => $"{action}", StringComparer.Ordinal);

    private readonly Dictionary<string, object?> members;

    private JournalLine(Dictionary<string, object?> members) => this.members = members;

    /// <summary>True for the line before a request.</summary>
    public bool IsBegin => Text(M.Kind) == M.Begin;

    /// <summary>Ties the two lines of a change together.</summary>
    public string Change => Text(M.Change)!;

    public ChangeOutcome Outcome => (ChangeOutcome)Enum.Parse(typeof(ChangeOutcome), Text(M.Outcome)!);

    public string? ErrorId => Text(M.ErrorId);

    public int? Id => JsonValues.WholeNumber(Value(M.Id));

    public string? Name => Text(M.Name);

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It isn't one of a journal. The message says why, without a full stop.</exception>
    public static JournalLine Parse(string text)
    {
        var line = new JournalLine(ReadMembers(text));
        if (JsonValues.Long(line.Value(M.Schema)) is not { } version)
        {
            throw Invalid();
        }

        if (version > M.Version)
        {
            throw new FormatException(Reasons.Named("LaterJournal", version));
        }

        var isComplete = line.Text(M.Kind) switch
        {
            M.Begin => line.Time is not null,
            M.End => Enum.GetNames(typeof(ChangeOutcome)).Contains(line.Text(M.Outcome)),
            _ => false,
        };
        return isComplete && line.Text(M.Change) is { Length: > 0 } ? line : throw Invalid();
    }

    /// <summary>The change that a line before a request tells of.</summary>
    public GijJournalEntry ToEntry()
    {
        // An array: PowerShell can't index the type that the compiler makes up for a read-only list.
        var changes = Value(M.Changes) as object?[] ?? [];
        var entry = new GijJournalEntry(Time!.Value, changes.OfType<Dictionary<string, object?>>().Select(ToChange).ToArray())
        {
            User = Text(M.User),
            ProcessUser = Text(M.ProcessUser),
            Computer = Text(M.Computer),
            Server = Text(M.Server),
            ServerUri = Text(M.ServerUri),
            Command = Text(M.Command),
            Request = Text(M.Request),
            Noun = Text(M.Noun),
            Action = Actions.TryGetValue(Text(M.Action) ?? string.Empty, out var action) ? action : null,
        };
        entry.Identify(Id, Name);
        return entry;
    }

    private DateTime? Time =>
        DateTime.TryParse(Text(M.Time), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static Dictionary<string, object?> ReadMembers(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        try
        {
            return JsonValues.Next(reader) == JsonToken.StartObject ? JsonValues.ReadObject(reader) : throw Invalid();
        }
        catch (JsonException failure)
        {
            throw new FormatException(Reasons.Named("InvalidJson"), failure);
        }
    }

    private static GijJournalChange ToChange(Dictionary<string, object?> members)
    {
        var change = new JournalLine(members);
        return new GijJournalChange(change.Text(M.Setting) ?? string.Empty)
        {
            Before = change.Value(M.Before),
            After = change.Value(M.After),
            IsBeforeKnown = members.ContainsKey(M.Before),
            IsAfterKnown = members.ContainsKey(M.After),
            IsHidden = change.Value(M.IsHidden) is true,
        };
    }

    private static FormatException Invalid() => new(Reasons.Named("NotJournal"));

    private object? Value(string name) => members.TryGetValue(name, out var value) ? value : null;

    private string? Text(string name) => Value(name) as string;
}
