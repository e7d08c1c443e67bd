using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The server's response to an import.</summary>
/// <param name="ThreadId">The id by which its progress is asked for; null where it didn't begin.</param>
/// <param name="Unconfirmed">What it would delete, and wants confirmed.</param>
internal sealed record BulkStart(long? ThreadId, IReadOnlyList<(int Id, string Subject)> Unconfirmed)
{
    /// <summary>Reads the response, ignoring its success member; null if it isn't such a response.</summary>
    public static BulkStart? Read(object? value)
    {
        if (JsonMembers.Of(value) is not { } members)
        {
            return null;
        }

        (int, string)[] unconfirmed = [.. (members["reposToDelete"] as IEnumerable<object?> ?? []).Select(ReadUnconfirmed)];
        var thread = JsonValues.Long(members["threadId"]);
        return thread is null && unconfirmed.Length == 0 ? null : new BulkStart(thread, unconfirmed);
    }

    /// <summary>An entry of another form than the documented one isn't confirmed either; its id is then 0.</summary>
    private static (int Id, string Subject) ReadUnconfirmed(object? entry)
    {
        var members = JsonMembers.Of(entry);
        var id = JsonValues.WholeNumber(members is null ? entry : members["id"]) ?? 0;
        return (id, FormattableString.Invariant($"{(id == 0 ? "an unknown object" : id)} '{members?.Text("description")}'"));
    }
}
