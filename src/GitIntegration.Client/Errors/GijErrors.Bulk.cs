using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <content>Errors about bulk files.</content>
internal static partial class GijErrors
{
    /// <summary>The most things that a message names.</summary>
    private const int MostNamed = 10;

    /// <summary>A bulk file has errors.</summary>
    /// <param name="source">The file.</param>
    /// <param name="errors">The errors, one or more; each says what is wrong by its text.</param>
    /// <param name="advice">What to do about the first.</param>
    public static GijException BulkFileInvalid(string source, IReadOnlyList<object> errors, string advice)
    {
        var failure =
            errors.Count == 1
                ? Create(GijErrorId.BulkFileInvalid, source, $"{errors[0]}", advice)
                : CreateNamed(GijErrorId.BulkFileInvalid, "BulkFileFaults", null, source, errors.Count, $"{errors[0]}");
        failure.Target = errors.ToArray();
        return failure;
    }

    /// <summary>Something would be deleted that wasn't confirmed.</summary>
    /// <param name="server">The server.</param>
    /// <param name="objects">What would be deleted.</param>
    /// <param name="wasSent">True where the server has refused it.</param>
    public static GijException DeletionNotConfirmed(string server, IReadOnlyList<(int Id, string Subject)> objects, bool wasSent)
    {
        int[] known = [.. objects.Select(one => one.Id).Where(id => id > 0)];
        var ids = string.Join(", ", known);
        var failure = CreateNamed(
            GijErrorId.DeletionNotConfirmed,
            wasSent ? "DeletionRefused" : nameof(DeletionNotConfirmed),
            null,
            server,
            Some(objects.Select(one => one.Subject)),
            ids
        );
        failure.Target = known;
        return failure;
    }

    /// <summary>An import takes longer than anybody wanted to wait.</summary>
    public static GijException BulkTimedOut(long threadId, string server, int seconds) =>
        CreateNamed(GijErrorId.WaitTimedOut, nameof(BulkTimedOut), null, threadId, server, seconds);

    /// <summary>The server has reported errors of an import.</summary>
    public static GijException BulkImportFailed(long threadId, string server, IReadOnlyList<string> messages)
    {
        var failure = Create(GijErrorId.BulkImportFailed, threadId, server, Some(messages), messages.Count);
        failure.Target = messages;
        return failure;
    }

    /// <summary>A cell isn't on the server what the file says.</summary>
    /// <param name="place">Its row and column.</param>
    /// <param name="subject">What the row is about.</param>
    /// <param name="server">The server.</param>
    /// <param name="present">What the server has.</param>
    /// <param name="wanted">What the file says.</param>
    public static GijException BulkCellNotMade(string place, string subject, string server, string present, string wanted) =>
        Create(GijErrorId.BulkChangeNotMade, place, subject, server, present, wanted);

    /// <summary>What a row creates or deletes isn't as it should be.</summary>
    /// <param name="row">The number of the row.</param>
    /// <param name="subject">What the row is about.</param>
    /// <param name="server">The server.</param>
    /// <param name="text">The name of the text that says how.</param>
    public static GijException BulkRowNotMade(int row, string subject, string server, string text) =>
        CreateNamed(GijErrorId.BulkChangeNotMade, text, null, row, subject, server);

    /// <summary>The first of many texts.</summary>
    private static string Some(IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        var rest = all.Length > MostNamed ? FormattableString.Invariant($" and {all.Length - MostNamed} more") : string.Empty;
        return string.Join(", ", all.Take(MostNamed)) + rest;
    }
}
