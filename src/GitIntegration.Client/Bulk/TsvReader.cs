using System;
using System.Collections.Generic;
using System.IO;
using Sylvan.Data.Csv;

namespace GitIntegration;

/// <summary>Reads rows of cells with tabs between them. A quoted cell can hold tabs, line breaks and doubled quotes.</summary>
internal static class TsvReader
{
    /// <summary>The most characters of a row.</summary>
    private const int LongestRow = 1024 * 1024;

    /// <summary>Short cells repeat in nearly every row, so share one instance.</summary>
    private const int LongestShared = 12;

    /// <summary>Reads one row after the other. Blank lines are skipped, and counted.</summary>
    /// <exception cref="BulkFault">A row can't be read.</exception>
    public static IEnumerable<BulkRow> Read(TextReader text)
    {
        var cells = new SharedCells();
        using var reader = Open(text, cells.Get);
        if (reader is null)
        {
            yield break;
        }

        while (ReadRow(reader) is { } row)
        {
            if (!row.IsBlank)
            {
                yield return row;
            }
        }
    }

    private static CsvDataReader? Open(TextReader text, StringFactory cells)
    {
        var options = new CsvDataReaderOptions
        {
            Delimiter = '\t',
            HasHeaders = false,
            // Otherwise a row that starts with #NAME? would be read as a comment.
            Comment = '\0',
            CsvStyle = CsvStyle.Standard,
            MaxBufferSize = LongestRow,
            StringFactory = cells,
            OwnsReader = false,
        };
        return Guarded(1, () => CsvDataReader.Create(text, options));
    }

    private static BulkRow? ReadRow(CsvDataReader reader)
    {
        var number = reader.RowNumber + 1;
        return Guarded(
            number,
            () =>
            {
                if (!reader.Read())
                {
                    return null;
                }

                var cells = new string[reader.RowFieldCount];
                for (var index = 0; index < cells.Length; index++)
                {
                    cells[index] = reader.GetString(index);
                }

                return new BulkRow(reader.RowNumber, cells);
            }
        );
    }

    private static T Guarded<T>(int row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvRecordTooLargeException)
        {
            throw new BulkFault(row, "RowTooLong", LongestRow);
        }
        catch (CsvFormatException)
        {
            throw new BulkFault(row, "BadQuotes");
        }
    }

    /// <summary>The short cells of a file, each once.</summary>
    private sealed class SharedCells
    {
        private readonly string?[] shared = new string?[4096];

        public string Get(char[] buffer, int offset, int length)
        {
            if (length == 0)
            {
                return string.Empty;
            }

            if (length > LongestShared)
            {
                return new string(buffer, offset, length);
            }

            var hash = 17;
            for (var index = offset; index < offset + length; index++)
            {
                hash = unchecked((hash * 31) + buffer[index]);
            }

            ref var place = ref shared[hash & 4095];
            return place is not null && IsSame(place, buffer, offset, length) ? place : place = new string(buffer, offset, length);
        }

        private static bool IsSame(string text, char[] buffer, int offset, int length)
        {
            for (var index = 0; index < length && text.Length == length; index++)
            {
                if (text[index] != buffer[offset + index])
                {
                    return false;
                }
            }

            return text.Length == length;
        }
    }
}
