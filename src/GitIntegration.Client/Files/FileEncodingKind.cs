namespace GitIntegration;

/// <summary>What the bytes of a file are.</summary>
internal enum FileEncodingKind
{
    Utf8,
    Utf16,

    /// <summary>A code page of Windows.</summary>
    Ansi,

    /// <summary>Not text, but a workbook of a spreadsheet.</summary>
    Workbook,
}
