using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>
/// The file with the dates on which tokens expire, since no answer of the app has one: a line of JSON for each entry, sorted, so that
/// version control merges it. It has no secrets.
/// </summary>
internal sealed class TokenLedger
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "GIJ_LEDGER";

    private const int LargestKiB = 4 * 1024;
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Everybody's file has the same order, whatever their culture.</summary>
    private static readonly Comparer<(string Server, int Id)> InOrder = Comparer<(string Server, int Id)>.Create(
        (one, other) => string.CompareOrdinal(one.Server, other.Server) is not 0 and var order ? order : one.Id.CompareTo(other.Id)
    );

    private readonly string path;
    private readonly SortedDictionary<(string Server, int Id), GijTokenExpiry> entries = new(InOrder);

    private TokenLedger(string path) => this.path = path;

    /// <summary>The entries, those that expire first in front.</summary>
    public IEnumerable<GijTokenExpiry> Entries => entries.Values.OrderBy(entry => entry.Expires);

    /// <summary>Reads a ledger.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="mayBeMissing">True for one that is about to be written.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnreadable"/>.</exception>
    public static TokenLedger Read(string path, bool mayBeMissing)
    {
        var ledger = new TokenLedger(path);
        if (mayBeMissing && !File.Exists(path))
        {
            return ledger;
        }

        try
        {
            var lines = TextFile.Read(path, LargestKiB).Split('\n');
            for (var index = 0; index < lines.Length; index++)
            {
                ledger.Take(lines[index].Trim(), index + 1);
            }

            return ledger;
        }
        catch (Exception failure) when (TextFile.WhyNot(failure) is { } reason)
        {
            throw GijErrors.FileUnreadable(path, reason);
        }
    }

    /// <summary>
    /// Changes a ledger as it is at that moment, since others may have written to it. The processes of a user take turns.
    /// </summary>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnreadable"/> or <see cref="GijErrorId.FileUnwritable"/>.</exception>
    public static T Change<T>(string path, Func<TokenLedger, T> change) =>
        FileTurn.Take(
            path,
            () =>
            {
                var ledger = Read(path, mayBeMissing: true);
                var result = change(ledger);
                ledger.Save();
                return result;
            }
        );

    /// <summary>Notes a date down, in place of an earlier one.</summary>
    public GijTokenExpiry Set(string server, int id, string? name, DateTime expires, string? note)
    {
        var kept = note ?? (entries.TryGetValue((server, id), out var earlier) ? earlier.Note : null);
        return entries[(server, id)] = new GijTokenExpiry(server, id, name, expires.Date, kept, DateTime.Today);
    }

    /// <summary>Removes an entry.</summary>
    public bool Remove(string server, int id) => entries.Remove((server, id));

    /// <summary>Writes the file as a whole.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnwritable"/>.</exception>
    private void Save()
    {
        var text = new StringBuilder();
        foreach (var entry in entries.Values)
        {
            text.Append(LineOf(entry)).Append('\n');
        }

        TextFile.Save(path, text.ToString());
    }

    private static string LineOf(GijTokenExpiry entry)
    {
        var members = new JObject
        {
            ["server"] = entry.Server,
            ["integrationId"] = entry.IntegrationId,
            ["integration"] = entry.Integration,
            ["expires"] = entry.Expires.ToString(DateFormat, CultureInfo.InvariantCulture),
        };
        if (!string.IsNullOrEmpty(entry.Note))
        {
            members["note"] = entry.Note;
        }

        return members.ToString(Formatting.None);
    }

    private void Take(string line, int number)
    {
        if (line.Length == 0)
        {
            return;
        }

        if (TryParse(line) is not { } entry)
        {
            throw new FormatException(Reasons.Named("NotLedgerEntry", number));
        }

        entries[(entry.Server, entry.IntegrationId)] = entry;
    }

    private static GijTokenExpiry? TryParse(string line)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, MaxDepth = 4 };
            var members = JObject.Load(json);
            var isDate = DateTime.TryParseExact(
                (string?)members["expires"],
                DateFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var expires
            );
            return isDate && (string?)members["server"] is { } server && (int?)members["integrationId"] is { } id
                ? new GijTokenExpiry(server, id, (string?)members["integration"], expires, (string?)members["note"], DateTime.Today)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
