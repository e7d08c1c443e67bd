using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The progress of an import. Its percentages belong to single messages, so there's none for the whole.</summary>
/// <param name="IsFinished">True at the end.</param>
/// <param name="Messages">What the server has said so far.</param>
internal sealed record BulkProgress(bool IsFinished, IReadOnlyList<BulkMessage> Messages)
{
    /// <summary>Reads the response; null if it isn't such a response.</summary>
    public static BulkProgress? Read(object? value) =>
        JsonMembers.Of(value) is { } members && members.Flag("finished") is { } isFinished
            ? new BulkProgress(isFinished, [.. members.Objects("progressEntries").Select(ReadMessage)])
            : null;

    private static BulkMessage ReadMessage(JsonMembers entry) => new(entry.Text("message") ?? string.Empty, entry.Flag("error") == true);
}
