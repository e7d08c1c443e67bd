using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <content>Errors about finding and opening connections.</content>
internal static partial class GijErrors
{
    /// <summary>Nothing is connected.</summary>
    public static GijException NoConnection() => NotConnected(nameof(NoConnection));

    /// <summary>Connections are open, but none is the default.</summary>
    public static GijException NoDefaultConnection(IReadOnlyList<string> open) =>
        NotConnected(nameof(NoDefaultConnection), string.Join(", ", open), open[0]);

    /// <summary>No connection has this name.</summary>
    public static GijException UnknownConnection(string name, IReadOnlyList<string> open) =>
        open.Count == 0
            ? new(GijErrorId.NotConnected, ErrorText.Get(nameof(UnknownConnection), name), ErrorText.Get("NoConnection_Advice"))
            : NotConnected("UnknownConnectionOfSome", name, string.Join(", ", open));

    /// <summary>One of the two environment variables is set, and the other is not.</summary>
    public static GijException IncompleteEnvironment(string set, string unset) => NotConnected(nameof(IncompleteEnvironment), set, unset);

    /// <summary>The token of the environment is for another host than the address of the environment names.</summary>
    public static GijException TokenOfOtherHost(string host, string other) => NotConnected(nameof(TokenOfOtherHost), host, other);

    /// <summary>A connection was closed, so that the environment's login is not used unasked.</summary>
    public static GijException EnvironmentUnused() => NotConnected(nameof(EnvironmentUnused));

    /// <summary>The connection was closed.</summary>
    public static GijException ConnectionClosed(string server) => Create(GijErrorId.ConnectionClosed, server);

    /// <summary>The object belongs to another server than the one that was named.</summary>
    public static GijException ServerMismatch(string subject, string origin, string named) =>
        Create(GijErrorId.ServerMismatch, subject, origin, named);

    /// <summary>The copy of an object doesn't say the address of the server it came from: a name can be used again for another.</summary>
    public static GijException UnknownOrigin(string subject, string fallback) =>
        CreateNamed(GijErrorId.ServerMismatch, nameof(UnknownOrigin), null, subject, fallback);

    /// <summary>The text is not the address of a Jira server. It must not contain a secret.</summary>
    public static GijException InvalidAddress(string address, string reason) => Create(GijErrorId.InvalidAddress, address, reason);

    /// <summary>The login would be sent in plain text.</summary>
    public static GijException UnencryptedConnection(Uri address) => Create(GijErrorId.UnencryptedConnection, address);

    /// <summary>A rule of a policy forbids an option of the connection.</summary>
    public static GijException PolicyViolation(string rule, string file, string option) =>
        Create(GijErrorId.PolicyViolation, rule, file, option);

    /// <summary>A rule of a policy allows other hosts than this one.</summary>
    public static GijException HostNotAllowed(string rule, string file, string host, IReadOnlyList<string> allowed) =>
        new(
            GijErrorId.PolicyViolation,
            ErrorText.Summary(GijErrorId.PolicyViolation, rule, file, $"'{host}'"),
            ErrorText.Get($"{nameof(HostNotAllowed)}_Advice", allowed.Count == 0 ? "none" : string.Join(", ", allowed))
        );

    /// <summary>A rule of a policy demands a journal, and the connection has none.</summary>
    public static GijException JournalRequired(string rule, string file) =>
        CreateNamed(GijErrorId.PolicyViolation, nameof(JournalRequired), null, rule, file);

    /// <summary>A journal can't be written, so that no change is sent.</summary>
    public static GijException JournalUnwritable(string file, string reason) => Create(GijErrorId.JournalUnwritable, file, reason);

    /// <summary>A change was sent, but the journal can't record its outcome.</summary>
    public static GijException JournalIncomplete(string file, GijException inner) =>
        CreateNamed(GijErrorId.JournalUnwritable, nameof(JournalIncomplete), inner, file)
            .ForChange(mayHaveActed: true, earlierTryMayHaveActed: false);

    /// <summary>A journal can't be read.</summary>
    public static GijException JournalUnreadable(string file, string reason) => Create(GijErrorId.JournalUnreadable, file, reason);

    /// <summary>The journal of a rotation has an earlier one.</summary>
    public static GijException RotationExists(string file) => CreateNamed(GijErrorId.JournalUnwritable, nameof(RotationExists), null, file);

    /// <summary>A file that isn't empty, and isn't the journal of a rotation.</summary>
    public static GijException RotationNotJournal(string file) =>
        CreateNamed(GijErrorId.JournalUnwritable, nameof(RotationNotJournal), null, file);

    /// <summary>The journal of a rotation can't be written. Whether a token was sent depends on the step.</summary>
    public static GijException RotationUnwritable(GijException failure) =>
        new(GijErrorId.JournalUnwritable, failure.Summary, ErrorText.Get($"{nameof(RotationUnwritable)}_Advice"), failure);

    /// <summary>A policy can't be read.</summary>
    public static GijException PolicyUnreadable(string file, string reason) => Create(GijErrorId.PolicyUnreadable, file, reason);

    /// <summary>The token cannot be sent as a header.</summary>
    public static GijException InvalidToken(string reason) => Create(GijErrorId.InvalidLogin, "token", reason);

    /// <summary>The token has no characters.</summary>
    public static GijException EmptyToken() => CreateNamed(GijErrorId.InvalidLogin, nameof(EmptyToken), null);

    /// <summary>No login was given, and the session can't prompt for a token.</summary>
    public static GijException MissingToken() => CreateNamed(GijErrorId.InvalidLogin, nameof(MissingToken), null);

    /// <summary>The user name cannot be sent as a header.</summary>
    public static GijException InvalidUserName(string reason) => Create(GijErrorId.InvalidLogin, "user name", reason);

    /// <summary>The key can't be that of a webhook.</summary>
    public static GijException InvalidWebhookKey(string reason) => Create(GijErrorId.InvalidLogin, "webhook key", reason);

    private static GijException NotConnected(string name, params object?[] arguments) =>
        CreateNamed(GijErrorId.NotConnected, name, null, arguments);
}
