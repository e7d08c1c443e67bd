using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>
/// The file that makes a rotation resumable: a line of JSON for each step, with ids and states and no secrets. A line is on the disk
/// before the step that it announces.
/// </summary>
internal sealed class RotationJournal
{
    private const int LargestKiB = 16 * 1024;

    private readonly JournalFile file;
    private readonly Func<DateTimeOffset> now;
    private readonly ConcurrentDictionary<(string Server, int Id), (RotationState State, int? Before)> states = new();

    private RotationJournal(JournalFile file, Func<DateTimeOffset> now)
    {
        this.file = file;
        this.now = now;
    }

    /// <summary>Opens a journal.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="resumes">True to go on with what it records; false for one that has to be empty.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="GijException">It can't be read or written, or has an earlier rotation.</exception>
    public static RotationJournal Open(string path, bool resumes, Func<DateTimeOffset> now)
    {
        var journal = new RotationJournal(JournalFile.Open(path), now);
        journal.Read(path);
        return resumes || journal.states.IsEmpty ? journal : throw GijErrors.RotationExists(path);
    }

    /// <summary>How far an earlier run has come; null where it has no line.</summary>
    public (RotationState State, int? Before)? StateOf(GijServer server, int id) =>
        states.TryGetValue((server.Address, id), out var state) ? state : null;

    /// <summary>Writes how far it has come, and returns when that is on the disk.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnwritable"/>.</exception>
    public async Task WriteAsync(GijServer server, int id, RotationState state, int? before, CancellationToken cancellationToken)
    {
        var line = new JObject
        {
            ["time"] = now().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["server"] = server.Address,
            ["integrationId"] = id,
            ["state"] = $"{state}",
            ["repositories"] = before,
        };
        try
        {
            var bytes = Encoding.UTF8.GetBytes(line.ToString(Formatting.None) + "\n");
            await file.AppendAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (GijException failure) when (failure.Id == GijErrorId.JournalUnwritable)
        {
            throw GijErrors.RotationUnwritable(failure);
        }
    }

    private void Read(string path)
    {
        try
        {
            var lines = TextFile.Read(path, LargestKiB).Split('\n');
            var others = lines.Count(line => line.Trim().Length > 0 && !Take(line));
            if (others > 0 && states.IsEmpty)
            {
                throw GijErrors.RotationNotJournal(path);
            }
        }
        catch (Exception failure) when (TextFile.WhyNot(failure) is { } reason)
        {
            throw GijErrors.JournalUnreadable(path, reason);
        }
    }

    /// <summary>Takes one line over. One that a crash has cut off says nothing.</summary>
    private bool Take(string line)
    {
        try
        {
            var members = JObject.Parse(line);
            if (
                (string?)members["server"] is { } server
                && (int?)members["integrationId"] is { } id
                && Enum.TryParse<RotationState>((string?)members["state"], out var state)
            )
            {
                states[(server, id)] = (state, (int?)members["repositories"]);
                return true;
            }

            return false;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or OverflowException)
        {
            // Not one of ours, or not whole: the step is made again.
            return false;
        }
    }
}
