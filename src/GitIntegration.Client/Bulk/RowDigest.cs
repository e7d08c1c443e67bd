using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace GitIntegration;

/// <summary>
/// What a row of a file says, in 16 bytes: whether the server has the same can then be told of 100,000 rows without keeping them. The seed
/// differs in each process, so that nobody can make two rows alike.
/// </summary>
/// <param name="Row">The number of the row.</param>
/// <param name="Filled">A bit for each column with something in it.</param>
/// <param name="Hash">The hash of these cells.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowDigest(int Row, ulong Filled, ulong Hash)
{
    /// <summary>The most columns that are told apart.</summary>
    private const int MostColumns = 64;

    private const ulong Prime = 1099511628211;

    private static readonly ulong Seed = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray(), 0);

    public static RowDigest Of(BulkHeader header, BulkRow row)
    {
        var filled = 0UL;
        for (var index = 0; index < Math.Min(row.Cells.Length, header.Columns.Count); index++)
        {
            if (row.Cells[index].Length > 0 && IsCompared(header, index))
            {
                filled |= 1UL << (index % MostColumns);
            }
        }

        return new RowDigest(row.Number, filled, HashOf(header, row, Places(header)));
    }

    /// <summary>True where a row of the server says the same in every cell that is filled here, and where one is blank there too.</summary>
    /// <param name="header">The columns of the file.</param>
    /// <param name="present">The row of the server.</param>
    /// <param name="places">The index of each column of the file in that row; negative where it has none.</param>
    public bool IsIn(BulkHeader header, BulkRow present, IReadOnlyList<int> places)
    {
        if (header.Columns.Count > MostColumns)
        {
            return false;
        }

        for (var index = 0; index < header.Columns.Count; index++)
        {
            var column = header.Columns[index];
            var isFilled = (Filled & (1UL << index)) != 0;
            if (IsCompared(header, index) && !column.IsCredential && isFilled != present[places[index]].Length > 0)
            {
                return false;
            }
        }

        return Hash == HashOf(header, present, places, Filled);
    }

    private static int[] Places(BulkHeader header) => [.. Enumerable.Range(0, header.Columns.Count)];

    private static bool IsCompared(BulkHeader header, int index) => header.Counts(index) && !header.Columns[index].IsHelper;

    private static ulong HashOf(BulkHeader header, BulkRow row, IReadOnlyList<int> places, ulong filled = ulong.MaxValue)
    {
        var hash = Seed;
        for (var index = 0; index < places.Count; index++)
        {
            var cell = row[places[index]];
            if (cell.Length > 0 && (filled & (1UL << (index % MostColumns))) != 0 && IsCompared(header, index))
            {
                hash = Add(hash, index, header.Columns[index].Canonical(cell));
            }
        }

        return hash;
    }

    private static ulong Add(ulong hash, int index, string cell)
    {
        hash = unchecked((hash ^ (ulong)(index + 1)) * Prime);
        foreach (var character in cell)
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        return hash ^ (hash >> 29);
    }
}
