using System.Collections.Generic;

namespace GitIntegration;

/// <content>Errors about configurations, plans and journals that are undone.</content>
internal static partial class GijErrors
{
    /// <summary>Something in a configuration or a plan can't be used.</summary>
    /// <param name="source">The file, or what else it came from.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static GijException ConfigurationInvalid(string source, string place, string reason) =>
        Create(GijErrorId.ConfigurationInvalid, source, place, reason);

    /// <summary>The name of a file doesn't say that it's a configuration.</summary>
    public static GijException UnknownFormat(string path) =>
        CreateNamed(GijErrorId.ConfigurationUnreadable, nameof(UnknownFormat), null, path);

    /// <summary>A configuration or a plan can't be read.</summary>
    public static GijException ConfigurationUnreadable(string path, string reason) =>
        Create(GijErrorId.ConfigurationUnreadable, path, reason);

    /// <summary>A file can't be read.</summary>
    public static GijException FileUnreadable(string path, string reason) => Create(GijErrorId.FileUnreadable, path, reason);

    /// <summary>A file can't be written.</summary>
    public static GijException FileUnwritable(string path, string reason) => Create(GijErrorId.FileUnwritable, path, reason);

    /// <summary>A file is there already, and may be of value.</summary>
    public static GijException FileExists(string path) => CreateNamed(GijErrorId.FileUnwritable, nameof(FileExists), null, path);

    /// <summary>A file is there already that isn't an older plan.</summary>
    public static GijException FileNotPlan(string path) => CreateNamed(GijErrorId.FileUnwritable, nameof(FileNotPlan), null, path);

    /// <summary>New objects need secrets that weren't given.</summary>
    public static GijException MissingSecret(IReadOnlyList<string> names) =>
        Create(GijErrorId.MissingSecret, string.Join(", ", names), names[0]);

    /// <summary>What a plan is about isn't as it was.</summary>
    public static GijException PlanStale(string server, IEnumerable<string> changes) =>
        Create(GijErrorId.PlanStale, server, string.Join("; ", changes));

    /// <summary>A plan is for another server.</summary>
    public static GijException PlanOfOtherServer(string planned, string server) =>
        CreateNamed(GijErrorId.ServerMismatch, nameof(PlanOfOtherServer), null, planned, server);

    /// <summary>More would be pruned than is allowed.</summary>
    public static GijException PruneLimitExceeded(int count, int all, string server, int limit) =>
        Create(GijErrorId.PruneLimitExceeded, count, all, server, limit);

    /// <summary>A setting isn't what the journal says that it was set to.</summary>
    public static GijException ChangedSince(string subject, string server, string settings) =>
        Create(GijErrorId.ChangedSince, subject, server, settings);
}
