using System;

namespace GitIntegration;

/// <summary>What rows of a report have in common: a rule, or the kind of thing that was found.</summary>
/// <param name="Id">Its id, for example GIJ004.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Level">What breaking it means.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="HelpUri">Its page; null where it has none.</param>
internal sealed record ReportRule(string Id, string Title, ReportLevel Level, string? Advice = null, Uri? HelpUri = null);
