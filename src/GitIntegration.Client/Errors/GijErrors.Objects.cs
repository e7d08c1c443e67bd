using System.Collections.Generic;

namespace GitIntegration;

/// <content>About objects that a server has, or lacks.</content>
internal static partial class GijErrors
{
    /// <summary>The server has no such object.</summary>
    /// <param name="id">The error of the noun, for example <see cref="GijErrorId.ProjectNotFound"/>.</param>
    /// <param name="subject">The object, for example "project named 'x'".</param>
    /// <param name="server">The server.</param>
    public static GijException NotFound(GijErrorId id, string subject, string server) => Create(id, subject, server);

    /// <summary>The server has no projects with these keys or ids that the user may see.</summary>
    public static GijException ProjectNotFound(IEnumerable<string> missing, string server) =>
        Create(GijErrorId.ProjectNotFound, string.Join(", ", missing), server);

    /// <summary>The server still lists what it has accepted to remove.</summary>
    public static GijException RemovalPending(IEnumerable<string> left, string server, double seconds, string noun) =>
        Create(GijErrorId.RemovalPending, string.Join(", ", left), server, seconds, noun);
}
