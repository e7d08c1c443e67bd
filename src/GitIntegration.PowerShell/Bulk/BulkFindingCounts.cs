using System;

namespace GitIntegration.PowerShell;

/// <summary>Counts findings by their severity.</summary>
internal sealed class BulkFindingCounts
{
    private readonly int[] counts = new int[Enum.GetValues(typeof(FindingSeverity)).Length];

    public void Add(GijBulkFinding finding) => counts[(int)finding.Severity]++;

    public void Clear() => Array.Clear(counts, 0, counts.Length);

    /// <summary>Returns for example "2 errors, 1 warning"; "no findings" for none.</summary>
    public override string ToString()
    {
        string[] parts = [.. HealthSummary.BySeverity(severity => counts[(int)severity])];
        return parts.Length == 0 ? "no findings" : string.Join(", ", parts);
    }
}
