using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;

namespace GitIntegration;

/// <summary>
/// What is sent of a bulk file: its header, and the rows that change something, because the app indexes every repository that a file names.
/// The columns are in the server's order.
/// </summary>
internal sealed class BulkUpload
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly BulkHeader header;
    private readonly BulkPresent present;
    private readonly IReadOnlyList<BulkChange> changes;
    private readonly int[] columns;
    private SecureString[]? secrets;

    /// <param name="header">The columns of the file.</param>
    /// <param name="present">What the server has.</param>
    /// <param name="changes">What is to be changed.</param>
    public BulkUpload(BulkHeader header, BulkPresent present, IReadOnlyList<BulkChange> changes)
    {
        this.header = header;
        this.present = present;
        this.changes = changes;
        columns = [.. header.Settings.OrderBy(PlaceOnServer)];
    }

    /// <summary>The ids of what is to be deleted.</summary>
    public IEnumerable<int> Deleted =>
        changes.Where(change => change.Action == ChangeAction.Delete).Select(change => change.Id!.Value).Distinct();

    /// <summary>What it changes, for the journal.</summary>
    public IEnumerable<ChangeDescription> Descriptions => changes.Select(new BulkDescription(header, present.Header).Of);

    /// <summary>The credentials that are sent.</summary>
    public IReadOnlyList<SecureString> Secrets => secrets ??= MakeSecrets();

    /// <summary>
    /// Makes the body of the request. It is written twice, to get its exact size: a growing buffer would leave copies of secrets in memory.
    /// </summary>
    public RequestBody Build()
    {
        var boundary = $"gij-{Guid.NewGuid():N}";
        var length = new CountingStream();
        Write(length, boundary);
        var bytes = new byte[length.Length];
        Write(new MemoryStream(bytes), boundary);
        return new RequestBody(bytes, Secrets, $"multipart/form-data; boundary={boundary}");
    }

    private void Write(Stream target, string boundary)
    {
        using var text = new StreamWriter(target, Utf8) { NewLine = "\r\n" };
        foreach (var id in Deleted)
        {
            text.WriteLine($"--{boundary}");
            text.WriteLine("Content-Disposition: form-data; name=\"confirmed-delete[]\"");
            text.WriteLine();
            text.WriteLine(id.ToString(CultureInfo.InvariantCulture));
        }

        text.WriteLine($"--{boundary}");
        text.WriteLine("Content-Disposition: form-data; name=\"file\"; filename=\"bulk.tsv\"");
        text.WriteLine("Content-Type: text/tab-separated-values; charset=UTF-8");
        text.WriteLine();
        WriteRows(new TsvWriter(text));
        text.WriteLine();
        text.WriteLine($"--{boundary}--");
    }

    private void WriteRows(TsvWriter rows)
    {
        // Rows that are all new may come without the column, but the app can't do without it.
        string[] id = header.Id < 0 ? [BulkColumns.Id.Name] : [];
        string[] noId = header.Id < 0 ? [string.Empty] : [];
        rows.Write(id.Concat(columns.Select(NameOf)));
        foreach (var change in changes)
        {
            rows.Write(noId.Concat(columns.Select(index => CellOf(change, index))));
        }
    }

    /// <summary>
    /// Sends unchanged values exactly as the server wrote them. The same goes for a blank tagsFilter, because a page of the documentation
    /// says that a blank one clears it.
    /// </summary>
    private string CellOf(BulkChange change, int index)
    {
        var column = header.Columns[index];
        var cell = change.Row[index];
        if (change.Action == ChangeAction.Delete)
        {
            return column == BulkColumns.Id || column == BulkColumns.Delete ? cell : string.Empty;
        }

        var known = change.Present is null ? string.Empty : present.Header.Cell(change.Present, column);
        if (column.IsCredential && known == cell)
        {
            // It may be encrypted, and the app would take that for the new secret. A blank cell keeps the old one.
            return string.Empty;
        }

        if (known.Length > 0 && (cell.Length == 0 ? column == BulkColumns.TagsFilter : column.AreSame(cell, known)))
        {
            return known;
        }

        return column.Kind is TextKind ? cell : CellValue.Format(column.ValueOf(cell));
    }

    private string NameOf(int index) =>
        present.Header.IndexOf(header.Columns[index]) is >= 0 and var place ? present.Names[place] : header.Columns[index].Name;

    private int PlaceOnServer(int index) => present.Header.IndexOf(header.Columns[index]) is >= 0 and var place ? place : int.MaxValue;

    private SecureString[] MakeSecrets() =>
        [
            .. changes
                .SelectMany(change => change.Cells)
                .Where(cell => cell.Column.IsCredential)
                .Select(cell => SecretText.ToSecureString(cell.After)),
        ];

    /// <summary>Counts what is written.</summary>
    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
