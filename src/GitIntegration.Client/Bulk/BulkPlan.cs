using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>A bulk file and the server's matching rows.</summary>
internal sealed class BulkPlan
{
    private readonly BulkTable table;
    private readonly BulkIndex index;
    private readonly ProjectKeys projects;
    private readonly string server;

    private BulkPlan(BulkTable table, BulkIndex index, BulkPresent present, ProjectKeys projects, string server)
    {
        this.table = table;
        this.index = index;
        this.projects = projects;
        this.server = server;
        Present = present;
    }

    /// <summary>The columns of the file.</summary>
    public BulkHeader Header => table.Header;

    /// <summary>What the server has.</summary>
    public BulkPresent Present { get; }

    /// <summary>How many rows the file has.</summary>
    public int Count => index.Count;

    /// <summary>Reads the file, and what the server has.</summary>
    /// <param name="table">The file, given the projects of the server.</param>
    /// <param name="server">The connection.</param>
    /// <param name="observer">Observes the requests.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GijException">That can't be read.</exception>
    public static async Task<BulkPlan> ReadAsync(
        Func<ProjectKeys, BulkTable> table,
        GijServer server,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
    {
        var known = new ProjectKeys(await server.Projects.ReadAsync(observer, cancellationToken).ConfigureAwait(false));
        var rows = table(known);
        var all = BulkIndex.Of(rows, cancellationToken);
        var present = await new BulkClient(server, observer).ExportAsync(all.Match, cancellationToken).ConfigureAwait(false);
        return new BulkPlan(rows, all, present, known, server.Name);
    }

    /// <summary>Checks the file against what the server has.</summary>
    public IEnumerable<GijBulkFinding> Lint(CancellationToken cancellationToken) =>
        new BulkLinter(table, index, Present, projects, server).Run(cancellationToken);

    /// <summary>What the file changes. It has been checked, so that every row can be read.</summary>
    public IEnumerable<BulkChange> Changes(CancellationToken cancellationToken) =>
        table.Rows(cancellationToken).Select(row => BulkChange.Of(table.Header, row, Present)).OfType<BulkChange>();
}
