using System;

namespace GitIntegration;

/// <summary>A row that can't be read; the rows after it aren't read either. The message says why, without a full stop.</summary>
/// <param name="row">The number of the row.</param>
/// <param name="reason">The name of the reason.</param>
/// <param name="arguments">The arguments of the reason.</param>
#pragma warning disable CA1032 // It's never made without a row.
internal sealed class BulkFault(int row, string reason, params object?[] arguments) : FormatException(Reasons.Named(reason, arguments))
#pragma warning restore CA1032
{
    public int Row { get; } = row;
}
