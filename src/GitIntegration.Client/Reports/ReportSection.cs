using System.Collections.Generic;

namespace GitIntegration;

/// <summary>A table of a report.</summary>
/// <param name="Kind">What its rows are.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ReportSection(ReportKind Kind, IReadOnlyList<object> Rows);
