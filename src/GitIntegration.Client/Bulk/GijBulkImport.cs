using System;

namespace GitIntegration;

/// <summary>What was sent of a bulk file.</summary>
public sealed class GijBulkImport
{
    internal GijBulkImport(string server, long threadId)
    {
        Server = server;
        ThreadId = threadId;
    }

    /// <summary>The server's id of the import.</summary>
    public long ThreadId { get; }

    /// <summary>How many rows create something.</summary>
    public int Created { get; internal set; }

    /// <summary>How many rows change something.</summary>
    public int Changed { get; internal set; }

    /// <summary>How many rows delete something.</summary>
    public int Deleted { get; internal set; }

    /// <summary>True when the server has finished; false without -Wait, and when the time was up.</summary>
    public bool IsFinished { get; internal set; }

    /// <summary>How many errors the server has reported.</summary>
    public int Errors { get; internal set; }

    /// <summary>How many cells or rows aren't as the file says; null where that wasn't looked at.</summary>
    public int? NotMade { get; internal set; }

    /// <summary>The name of the connection.</summary>
    public string Server { get; }

    /// <summary>Returns the import in one line, for example "Import 142 on jira.example.com: 3 changed".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"Import {ThreadId} on {Server}: {Created} created, {Changed} changed, {Deleted} deleted").ForDisplay();
}
