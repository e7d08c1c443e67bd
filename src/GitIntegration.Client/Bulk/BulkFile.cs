using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace GitIntegration;

/// <summary>A bulk file on disk, opened without write sharing.</summary>
internal sealed class BulkFile : BulkTable
{
    private const int BufferSize = 16 * 1024,
        LongestName = 1024;

    private readonly FileStream file;
    private readonly FileEncoding encoding;

    /// <param name="path">Its full path.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnreadable"/>.</exception>
    public BulkFile(string path)
    {
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            encoding = FileEncoding.Detect(file);
        }
        catch (Exception failure) when (TextFile.WhyNot(failure) is { } reason)
        {
            file?.Dispose();
            throw GijErrors.FileUnreadable(path, reason);
        }

        Header = ReadHeader();
    }

    /// <inheritdoc/>
    public override FileEncodingKind Encoding => encoding.Kind;

    /// <inheritdoc/>
    public override string EncodingName => encoding.Encoding.EncodingName;

    /// <inheritdoc/>
    public override IEnumerable<BulkRow> Rows(CancellationToken cancellationToken) => AllRows(cancellationToken).Skip(1).Select(Unmarked);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private IEnumerable<BulkRow> AllRows(CancellationToken cancellationToken)
    {
        if (encoding.Kind == FileEncodingKind.Workbook)
        {
            yield break;
        }

        file.Position = 0;
        using var text = Open();
        foreach (var row in TsvReader.Read(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private BulkHeader ReadHeader()
    {
        try
        {
            return new BulkHeader(AllRows(CancellationToken.None).FirstOrDefault()?.Cells ?? []);
        }
        catch (BulkFault)
        {
            // Reading the rows reports it, but for a line without tabs, which is one name.
            return new BulkHeader(FirstLine() is { } line && line.IndexOf('\t') < 0 ? [line] : []);
        }
    }

    private string? FirstLine()
    {
        file.Position = 0;
        using var text = Open();
        var beginning = new char[LongestName];
        var line = new string(beginning, 0, text.ReadBlock(beginning, 0, beginning.Length)).Split('\r', '\n')[0];
        return line.Length > 0 ? line : null;
    }

    private StreamReader Open() => new(file, encoding.Encoding, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
}
