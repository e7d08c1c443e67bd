using System;
using System.Collections.Generic;
using System.Threading;

namespace GitIntegration;

/// <summary>
/// Reads journals as one object for each change, in the order in which the changes were sent. A change waits for the line with its
/// outcome only as long as what is read meanwhile stays within a limit, however long or hostile the file is.
/// </summary>
/// <param name="report">Called with each line that cannot be used.</param>
/// <param name="lookahead">The most characters of lines that wait for an outcome; a change behind them is Unknown.</param>
internal sealed class JournalReader(Action<JournalFault> report, long lookahead = 64 * 1024 * 1024)
{
    private readonly Queue<Waiting> queue = new();
    private readonly Dictionary<string, Waiting> open = new(StringComparer.Ordinal);
    private long waiting;

    /// <summary>Reads files as if they were one: a change can have its outcome in the file behind its own.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnreadable"/>.</exception>
    public IEnumerable<GijJournalEntry> Read(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            foreach (var (number, text) in JournalLineReader.Read(path, report, cancellationToken))
            {
                if (FaultOf(text) is { } fault)
                {
                    report(new JournalFault(path, number, fault));
                }

                while (queue.Count > 0 && (queue.Peek().IsConcluded || waiting > lookahead))
                {
                    yield return Dequeue();
                }
            }
        }

        while (queue.Count > 0)
        {
            yield return Dequeue();
        }
    }

    /// <summary>Takes a line in, and returns what is wrong with it; null where nothing is.</summary>
    private string? FaultOf(string text)
    {
        try
        {
            var line = JournalLine.Parse(text);
            return line.IsBegin ? Begin(line, text.Length) : End(line);
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }

    private string? Begin(JournalLine line, int length)
    {
        if (open.ContainsKey(line.Change))
        {
            return Reasons.Named("ChangeTwice");
        }

        var change = new Waiting(line.Change, line.ToEntry(), length);
        queue.Enqueue(change);
        open.Add(change.Key, change);
        waiting += length;
        return null;
    }

    private string? End(JournalLine line)
    {
        if (!open.TryGetValue(line.Change, out var change))
        {
            return Reasons.Named("OutcomeAlone");
        }

        open.Remove(line.Change);
        change.Conclude(line);
        return null;
    }

    private GijJournalEntry Dequeue()
    {
        var change = queue.Dequeue();
        open.Remove(change.Key);
        waiting -= change.Length;
        return change.Entry;
    }

    /// <summary>A change that was sent, and perhaps its outcome.</summary>
    private sealed class Waiting(string key, GijJournalEntry entry, int length)
    {
        public string Key => key;

        public GijJournalEntry Entry => entry;

        public int Length => length;

        public bool IsConcluded { get; private set; }

        public void Conclude(JournalLine line)
        {
            entry.Identify(line.Id, line.Name);
            entry.Conclude(line.Outcome, line.ErrorId);
            IsConcluded = true;
        }
    }
}
