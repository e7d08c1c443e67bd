using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A change of one object in Jira's audit log.</summary>
/// <param name="Noun">What the object is: an integration or a repository.</param>
/// <param name="Id">The id of the object.</param>
/// <param name="Author">Who made it; null where the log doesn't say.</param>
/// <param name="Time">When, in local time; null where the log doesn't say.</param>
/// <param name="Labels">The names of the changed settings, as the app's pages show them.</param>
internal sealed record AuditEvent(string Noun, int Id, string? Author, DateTime? Time, IReadOnlyList<string> Labels)
{
    /// <summary>True where it names the setting: 'Tags filter' is tagsFilter.</summary>
    public bool Names(string setting) => Labels.Any(label => Letters(label).Equals(Letters(setting), StringComparison.OrdinalIgnoreCase));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}
