using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What the server makes of an import.</summary>
/// <param name="ThreadId">The id by which its progress is asked for; null where it didn't begin.</param>
/// <param name="Unconfirmed">What it would delete, and wants confirmed.</param>
internal sealed record BulkStart(long? ThreadId, IReadOnlyList<(int Id, string Subject)> Unconfirmed)
{
    /// <summary>Reads the server's answer, whose success counts for nothing; null where it's another one.</summary>
    public static BulkStart? Read(object? value)
    {
        if (JsonMembers.Of(value) is not { } members)
        {
            return null;
        }

        (int, string)[] unconfirmed = [.. members.Objects("reposToDelete").Select(ReadUnconfirmed)];
        var thread = JsonValues.Long(members["threadId"]);
        return thread is null && unconfirmed.Length == 0 ? null : new BulkStart(thread, unconfirmed);
    }

    private static (int Id, string Subject) ReadUnconfirmed(JsonMembers entry)
    {
        var id = entry.WholeNumber("id") ?? 0;
        return (id, FormattableString.Invariant($"{id} '{entry.Text("description")}'"));
    }
}
