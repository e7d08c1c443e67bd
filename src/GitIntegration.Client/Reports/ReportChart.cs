using System.Collections.Generic;

namespace GitIntegration;

/// <summary>A chart of bars.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Bars">The bars from top to bottom.</param>
internal sealed record ReportChart(string Title, IReadOnlyList<ReportBar> Bars);

/// <summary>A bar of a chart.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Count">How many.</param>
/// <param name="Level">What that means.</param>
internal sealed record ReportBar(string Label, int Count, ReportLevel Level);
