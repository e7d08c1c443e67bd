using System;
using System.Collections.Generic;
using System.Globalization;

namespace GitIntegration;

/// <summary>One thing that is checked about the integrations of a server. It has no state: the same one checks many servers.</summary>
/// <param name="id">Its id, which never changes and is never given to another rule.</param>
/// <param name="severity">How bad it is to break it.</param>
/// <param name="needs">What it needs beside the integrations.</param>
internal abstract class HealthRule(string id, FindingSeverity severity, HealthNeeds needs = HealthNeeds.None)
{
    public string Id => id;

    public FindingSeverity Severity => severity;

    public virtual HealthNeeds Needs => needs;

    /// <summary>The fault in a few words, without a full stop.</summary>
    public abstract string Title { get; }

    /// <summary>Why it matters, as a paragraph.</summary>
    public abstract string Why { get; }

    /// <summary>What to do about it, as sentences that are true of every finding.</summary>
    public abstract string Advice { get; }

    /// <summary>Where it comes from: the pages of the app's documentation, or our own reasoning.</summary>
    public abstract string Source { get; }

    /// <summary>What the module's user reads about it; null where the manifest names no project.</summary>
    public Uri? HelpUri => ProjectPages.PageOf($"docs/rules/{id}.md");

    /// <summary>True where it also checks repositories outside integrations, if those could be read.</summary>
    public virtual bool ChecksPlainRepositories => false;

    /// <summary>True where it finds what was last indexed too long ago.</summary>
    public virtual bool IsAboutAge => false;

    /// <summary>Checks everything that the data has of what the rule needs.</summary>
    public abstract IEnumerable<Observation> Check(HealthData data);

    /// <summary>The command that indexes a repository; null for an integration, whose date only a scan of the server renews.</summary>
    private protected static string? Reindex(GijResource one) =>
        one is GijRepository ? FormattableString.Invariant($"Start-GijReindex {one.Id} -Wait") : null;

    /// <summary>The command that changes settings.</summary>
    private protected static string Set(GijResource one, string arguments) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "Set-Gij{0} {1} {2}",
            ResourceKind.Of(one.GetType()).Noun.Capitalized(),
            one.Id,
            arguments
        );
}
