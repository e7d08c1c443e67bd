using System;

namespace GitIntegration;

/// <summary>The result of a bulk import.</summary>
public sealed class GijBulkImport
{
    internal GijBulkImport(string server, long threadId)
    {
        Server = server;
        ThreadId = threadId;
    }

    /// <summary>The server's id of the import.</summary>
    public long ThreadId { get; }

    /// <summary>The number of rows that create something.</summary>
    public int Created { get; internal set; }

    /// <summary>The number of rows that change something.</summary>
    public int Changed { get; internal set; }

    /// <summary>The number of rows that delete something.</summary>
    public int Deleted { get; internal set; }

    /// <summary>True if the server has finished; false without -Wait or after a timeout.</summary>
    public bool IsFinished { get; internal set; }

    /// <summary>The number of errors that the server reported.</summary>
    public int Errors { get; internal set; }

    /// <summary>The number of cells and rows that don't match the file; null if that wasn't checked.</summary>
    public int? NotMade { get; internal set; }

    /// <summary>The name of the connection.</summary>
    public string Server { get; }

    /// <summary>Returns the import in one line, for example "Import 142 on prod: 0 created, 3 changed, 0 deleted".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"Import {ThreadId} on {Server}: {Created} created, {Changed} changed, {Deleted} deleted").ForDisplay();
}
