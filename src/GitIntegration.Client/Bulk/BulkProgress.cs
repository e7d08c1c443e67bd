using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>How far an import is. Its percentages belong to single messages, so there's none for the whole.</summary>
/// <param name="IsFinished">True at the end.</param>
/// <param name="Messages">What the server has said so far.</param>
internal sealed record BulkProgress(bool IsFinished, IReadOnlyList<BulkMessage> Messages)
{
    /// <summary>Reads the server's answer; null where it's another one.</summary>
    public static BulkProgress? Read(object? value) =>
        JsonMembers.Of(value) is { } members && members.Flag("finished") is { } isFinished
            ? new BulkProgress(isFinished, [.. members.Objects("progressEntries").Select(ReadMessage)])
            : null;

    private static BulkMessage ReadMessage(JsonMembers entry) => new(entry.Text("message") ?? string.Empty, entry.Flag("error") == true);
}
