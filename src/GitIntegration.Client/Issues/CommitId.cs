using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>The hash of a commit.</summary>
internal static class CommitId
{
    private static readonly Regex Pattern = new("^[0-9a-f]{4,64}$", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>The hash in small letters. What isn't one gets into no path.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>.</exception>
    public static string Parse(string text)
    {
#pragma warning disable CA1308 // Git writes hashes so.
        var hash = text.Trim().ToLowerInvariant();
#pragma warning restore CA1308
        return Pattern.IsMatch(hash) ? hash : throw GijErrors.InvalidValue("-Commit", Reasons.Named("NotCommitId", FieldKind.Quote(text)));
    }
}
