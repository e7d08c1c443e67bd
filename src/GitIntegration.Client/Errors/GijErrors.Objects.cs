using System.Collections.Generic;

namespace GitIntegration;

/// <content>Errors about objects on a server.</content>
internal static partial class GijErrors
{
    /// <summary>The server has no such object.</summary>
    /// <param name="id">The error of the noun, for example <see cref="GijErrorId.ProjectNotFound"/>.</param>
    /// <param name="subject">The object, for example "project named 'x'".</param>
    /// <param name="server">The server.</param>
    /// <param name="closest">The closest existing names.</param>
    public static GijException NotFound(GijErrorId id, string subject, string server, IEnumerable<string>? closest = null) =>
        CreateWith(id, $"{DidYouMean(closest)}{ErrorText.Advice(id, subject, server)}", null, subject, server);

    /// <summary>A type that is neither documented nor on the server.</summary>
    public static GijException UnknownType(string noun, string type, IEnumerable<string> closest, IEnumerable<string> documented) =>
        Create(GijErrorId.UnknownType, noun, type, DidYouMean(closest), string.Join(", ", documented));

    /// <summary>Several objects have this name.</summary>
    public static GijException AmbiguousName(string name, string nouns, string server, IEnumerable<int> ids) =>
        Create(GijErrorId.AmbiguousName, name, nouns, server, string.Join(", ", ids));

    /// <summary>The value doesn't identify an object.</summary>
    /// <param name="value">What was given, short and plain.</param>
    /// <param name="noun">The noun with its article.</param>
    /// <param name="cmdletNoun">The noun of its cmdlets.</param>
    public static GijException InvalidIdentity(string value, string noun, string cmdletNoun) =>
        Create(GijErrorId.InvalidIdentity, value, noun, cmdletNoun);

    /// <summary>The identity is empty or white space.</summary>
    public static GijException BlankIdentity(string noun, string cmdletNoun) =>
        CreateNamed(GijErrorId.InvalidIdentity, nameof(BlankIdentity), null, noun, cmdletNoun);

    /// <summary>One text holds several ids.</summary>
    public static GijException SeveralIdsInOneText(string text, string ids) =>
        CreateNamed(GijErrorId.InvalidIdentity, nameof(SeveralIdsInOneText), null, text, ids);

    /// <summary>The identity is a row of a table or a hashtable.</summary>
    public static GijException IdentityOfRow(string noun) => CreateNamed(GijErrorId.InvalidIdentity, nameof(IdentityOfRow), null, noun);

    /// <summary>The server has no such object, and the id is that of an object of another noun.</summary>
    /// <param name="id">The error of the intended noun.</param>
    /// <param name="subject">The intended object.</param>
    /// <param name="server">The server.</param>
    /// <param name="found">The object that has the id, for example "project 3".</param>
    /// <param name="noun">Its noun at the end of a cmdlet's name, for example "Project".</param>
    public static GijException OfOtherNoun(GijErrorId id, string subject, string server, string found, string noun) =>
        CreateNamed(id, nameof(OfOtherNoun), null, subject, server, found, noun);

    /// <summary>An object of one noun was given to a cmdlet about another.</summary>
    /// <param name="given">The object, for example "Project 3 'x'".</param>
    /// <param name="wanted">The noun of the cmdlet with its article.</param>
    /// <param name="wantedNoun">The same at the end of a cmdlet's name.</param>
    /// <param name="givenNoun">The noun of the object at the end of a cmdlet's name.</param>
    public static GijException WrongNoun(string given, string wanted, string wantedNoun, string givenNoun) =>
        CreateNamed(GijErrorId.InvalidIdentity, nameof(WrongNoun), null, given, wanted, wantedNoun, givenNoun);

    /// <summary>The files that would be deleted can be the original of a repository.</summary>
    /// <param name="subject">The repository.</param>
    /// <param name="server">The server.</param>
    /// <param name="reason">The name of the reason.</param>
    public static GijException WouldEraseOriginal(string subject, string server, string reason) =>
        Create(GijErrorId.WouldEraseOriginal, subject, server, Reasons.Named(reason));

    /// <summary>The server has no projects with these keys or ids that the user may see.</summary>
    public static GijException ProjectNotFound(IReadOnlyCollection<string> missing, string server, IEnumerable<string>? closest = null)
    {
        object[] arguments = [string.Join(", ", missing), server];
        var summary = ErrorText.Get(missing.Count == 1 ? nameof(ProjectNotFound) : "ProjectsNotFound", arguments);
        var advice = $"{DidYouMean(closest)}{ErrorText.Advice(GijErrorId.ProjectNotFound, arguments)}";
        return new(GijErrorId.ProjectNotFound, summary, advice);
    }

    /// <summary>The server still lists what it has accepted to remove.</summary>
    /// <param name="left">What is left.</param>
    /// <param name="server">The server.</param>
    /// <param name="seconds">How long it was waited for.</param>
    /// <param name="noun">Its noun at the end of a cmdlet's name, for example "Project".</param>
    public static GijException RemovalPending(IEnumerable<string> left, string server, double seconds, string noun) =>
        Create(GijErrorId.RemovalPending, string.Join(", ", left), server, seconds, noun);

    /// <summary>A reindex has ended with an error.</summary>
    /// <param name="subject">The repository.</param>
    /// <param name="server">The server.</param>
    /// <param name="reason">The server's words.</param>
    /// <param name="command">How to start it again.</param>
    /// <param name="details">The server's stack trace; null where it sent none.</param>
    public static GijException ReindexFailed(string subject, string server, string reason, string command, string? details)
    {
        var error = Create(GijErrorId.ReindexFailed, subject, server, reason.TrimEnd('.'), command);
        error.ResponseBody = details?.Replace("\t", "    ").ForDisplayInLines();
        return error;
    }

    /// <summary>Something was waited for, and is still under way.</summary>
    /// <param name="subject">What is under way.</param>
    /// <param name="server">The server.</param>
    /// <param name="seconds">How long it was waited for.</param>
    /// <param name="command">How to wait again.</param>
    public static GijException WaitTimedOut(string subject, string server, double seconds, string command) =>
        Create(GijErrorId.WaitTimedOut, subject, server, seconds, command);

    /// <summary>A reindex without a repository can't be stopped.</summary>
    public static GijException ReindexOfAll(string subject, string server) =>
        CreateNamed(GijErrorId.InvalidIdentity, nameof(ReindexOfAll), null, subject, server);

    /// <summary>The server didn't say in which repository a commit is.</summary>
    public static GijException CommitWithoutRepository(string commit, string server) =>
        CreateNamed(GijErrorId.InvalidIdentity, nameof(CommitWithoutRepository), null, commit, server);
}
