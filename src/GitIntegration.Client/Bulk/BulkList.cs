using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace GitIntegration;

/// <summary>Rows in memory.</summary>
internal sealed class BulkList : BulkTable
{
    private readonly IReadOnlyList<BulkRow> rows;

    /// <param name="names">The names of the columns.</param>
    /// <param name="rows">The rows, as they're meant or with marks.</param>
    public BulkList(IReadOnlyList<string> names, IReadOnlyList<BulkRow> rows)
    {
        Header = new BulkHeader(names);
        this.rows = rows;
    }

    /// <inheritdoc/>
    public override IEnumerable<BulkRow> Rows(CancellationToken cancellationToken) => rows.Select(Unmarked);
}
