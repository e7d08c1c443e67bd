using System;
using System.Runtime.InteropServices;

namespace GitIntegration;

/// <summary>
/// What a row of a file says, in 20 bytes, so that 100,000 rows can be compared without keeping them. The seed is random in each process,
/// to prevent crafted collisions.
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
        var hash = Seed;
        foreach (var index in header.Settings)
        {
            if (row[index] is { Length: > 0 } cell)
            {
                filled |= 1UL << (index % MostColumns);
                hash = Add(hash, index, header.Columns[index].Canonical(cell));
            }
        }

        return new RowDigest(row.Number, filled, hash);
    }

    /// <summary>True where a row of the server says the same in every cell that is filled here, and where one is blank there too.</summary>
    /// <param name="header">The columns of the file.</param>
    /// <param name="present">The row of the server.</param>
    /// <param name="places">The index of each column of the file in that row; negative where it has none.</param>
    public bool IsIn(BulkHeader header, BulkRow present, int[] places)
    {
        if (header.Columns.Count > MostColumns)
        {
            return false;
        }

        var hash = Seed;
        foreach (var index in header.Settings)
        {
            var cell = present[places[index]];
            var isFilled = (Filled & (1UL << index)) != 0;
            if (isFilled != cell.Length > 0 && !header.Columns[index].IsCredential)
            {
                return false;
            }

            hash = isFilled ? Add(hash, index, header.Columns[index].Canonical(cell)) : hash;
        }

        return hash == Hash;
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
