using System.Collections.Generic;

namespace GitIntegration;

/// <content>About objects that a server has, or lacks.</content>
internal static partial class GijErrors
{
    /// <summary>The server has no such object.</summary>
    /// <param name="id">The error of the noun, for example <see cref="GijErrorId.ProjectNotFound"/>.</param>
    /// <param name="subject">The object, for example "project named 'x'".</param>
    /// <param name="server">The server.</param>
    /// <param name="closest">What may have been meant instead.</param>
    public static GijException NotFound(GijErrorId id, string subject, string server, IEnumerable<string>? closest = null) =>
        CreateWith(id, $"{DidYouMean(closest)}{ErrorText.Advice(id, subject, server)}", null, subject, server);

    /// <summary>A type that is neither documented nor on the server.</summary>
    public static GijException UnknownType(string noun, string type, IEnumerable<string> closest, IEnumerable<string> documented) =>
        Create(GijErrorId.UnknownType, noun, type, DidYouMean(closest), string.Join(", ", documented));

    /// <summary>Several objects have the name by which one was meant.</summary>
    public static GijException AmbiguousName(string name, string nouns, string server, IEnumerable<int> ids) =>
        Create(GijErrorId.AmbiguousName, name, nouns, server, string.Join(", ", ids));

    /// <summary>Something says in no way which object is meant.</summary>
    /// <param name="value">What was given, short and plain.</param>
    /// <param name="noun">The noun with its article.</param>
    /// <param name="cmdletNoun">The noun of its cmdlets.</param>
    public static GijException InvalidIdentity(string value, string noun, string cmdletNoun) =>
        Create(GijErrorId.InvalidIdentity, value, noun, cmdletNoun);

    /// <summary>Nothing but white space was given where an object is meant.</summary>
    public static GijException BlankIdentity(string noun, string cmdletNoun) =>
        CreateNamed(GijErrorId.InvalidIdentity, nameof(BlankIdentity), null, noun, cmdletNoun);

    /// <summary>One text holds several ids.</summary>
    public static GijException SeveralIdsInOneText(string text, string ids) =>
        CreateNamed(GijErrorId.InvalidIdentity, nameof(SeveralIdsInOneText), null, text, ids);

    /// <summary>A row of a table, or a hashtable, was given where an object is meant.</summary>
    public static GijException IdentityOfRow(string noun) => CreateNamed(GijErrorId.InvalidIdentity, nameof(IdentityOfRow), null, noun);

    /// <summary>The server has no projects with these keys or ids that the user may see.</summary>
    public static GijException ProjectNotFound(IReadOnlyCollection<string> missing, string server, IEnumerable<string>? closest = null)
    {
        object[] arguments = [string.Join(", ", missing), server];
        var summary = ErrorText.Get(missing.Count == 1 ? nameof(ProjectNotFound) : "ProjectsNotFound", arguments);
        var advice = $"{DidYouMean(closest)}{ErrorText.Advice(GijErrorId.ProjectNotFound, arguments)}";
        return new(GijErrorId.ProjectNotFound, summary, advice);
    }

    /// <summary>The server still lists what it has accepted to remove.</summary>
    public static GijException RemovalPending(IEnumerable<string> left, string server, double seconds, string noun) =>
        Create(GijErrorId.RemovalPending, string.Join(", ", left), server, seconds, noun);
}
