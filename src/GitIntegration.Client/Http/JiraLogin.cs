using System.Collections.Generic;
using System.Net.Http.Headers;
using System.Security;

namespace GitIntegration;

/// <summary>How a connection proves who it is. The secret itself is in no member that anybody outside can read.</summary>
internal sealed class JiraLogin
{
    private JiraLogin(AuthenticationKind kind, string? user, AuthenticationHeaderValue? header)
    {
        Kind = kind;
        User = user;
        Header = header;
    }

    public AuthenticationKind Kind { get; }

    /// <summary>The user name; null with a token, because only the server can tell its user.</summary>
    public string? User { get; }

    /// <summary>What goes with each request; null where the login is proved otherwise.</summary>
    public AuthenticationHeaderValue? Header { get; }

    /// <summary>What no response may show: the value of the header, and the password within it.</summary>
    public IEnumerable<string> Secrets => Header is null ? [] : SecretText.PartsOf(Header);

    /// <summary>A personal access token of Jira, sent as Bearer.</summary>
    public static JiraLogin FromToken(SecureString token) => new(AuthenticationKind.Token, null, SecretText.Bearer(token));

    /// <summary>A login that no header carries: the connection itself proves it.</summary>
    public static JiraLogin OfConnection(AuthenticationKind kind) => new(kind, null, null);

    /// <summary>A user name and password, sent as Basic with the first request, since Jira does not ask for them.</summary>
    public static JiraLogin FromPassword(string? user, SecureString password) =>
        new(AuthenticationKind.Basic, user, SecretText.Basic(user, password));
}
