using System;

namespace GitIntegration;

/// <summary>A row that can't be read, with all that follow it. The message says why, without a full stop.</summary>
/// <param name="row">The number of the row.</param>
/// <param name="reason">The name of the reason.</param>
/// <param name="arguments">What it is filled with.</param>
#pragma warning disable CA1032 // It's never made without a row.
internal sealed class BulkFault(int row, string reason, params object?[] arguments) : FormatException(Reasons.Named(reason, arguments))
#pragma warning restore CA1032
{
    public int Row { get; } = row;
}
