namespace GitIntegration;

/// <summary>Limits how much of a response is read.</summary>
/// <param name="bytes">The most bytes of the body, unpacked.</param>
/// <param name="hasDeadline">False where the response may take as long as it likes, as long as bytes keep coming.</param>
internal sealed class ResponseLimit(long bytes, bool hasDeadline = true)
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>The most that one element of a list may take, and so the most of a response that holds one object or none.</summary>
    public const long Element = Mebibyte;

    /// <summary>For a response that holds one object or none.</summary>
    public static ResponseLimit One { get; } = new(Element);

    /// <summary>
    /// For a list in which something is looked for, and of which no more is kept: 100,000 objects of 2.6 KB each, more than twice as large
    /// as they are.
    /// </summary>
    public static ResponseLimit Searched { get; } = new(256 * Mebibyte);

    /// <summary>
    /// For a list that is kept as a whole: 100,000 projects of 1.3 KB each, or 80,000 repositories of 1.6 KB. A text in memory takes
    /// twice as much as in UTF-8, so that a hostile server gets 256 MiB at most.
    /// </summary>
    public static ResponseLimit Kept { get; } = new(128 * Mebibyte);

    /// <summary>For one page of a git host's list: 100 repositories, which take 6 KB each at GitHub.</summary>
    public static ResponseLimit Page { get; } = new(16 * Mebibyte);

    /// <summary>For a list that is handed on as it comes: the pipeline decides how much of it to read.</summary>
    public static ResponseLimit HandedOn { get; } = new(long.MaxValue, hasDeadline: false);

    public long Bytes { get; } = bytes;

    public bool HasDeadline { get; } = hasDeadline;
}
