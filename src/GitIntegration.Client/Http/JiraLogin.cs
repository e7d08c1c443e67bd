using System;
using System.Collections.Generic;
using System.Net.Http.Headers;
using System.Security;

namespace GitIntegration;

/// <summary>How a connection proves who it is. The secret itself is in no member that anybody outside can read.</summary>
internal sealed class JiraLogin
{
    /// <summary>The most characters that the app allows in a key.</summary>
    private const int LongestKey = 255;

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
    public IEnumerable<string> Secrets =>
        Header is not null ? SecretText.PartsOf(Header)
        : WebhookKey is { } key ? [key]
        : [];

    /// <summary>The secret part of a webhook's address, as a path has it; null for any other login.</summary>
    public string? WebhookKey { get; private init; }

    /// <summary>A personal access token of Jira, sent as Bearer.</summary>
    public static JiraLogin FromToken(SecureString token) => new(AuthenticationKind.Token, null, SecretText.Bearer(token));

    /// <summary>A login that no header carries: the connection itself proves it.</summary>
    public static JiraLogin OfConnection(AuthenticationKind kind) => new(kind, null, null);

    /// <summary>A user name and password, sent as Basic with the first request, since Jira does not ask for them.</summary>
    public static JiraLogin FromPassword(string? user, SecureString password) =>
        new(AuthenticationKind.Basic, user, SecretText.Basic(user, password));

    /// <summary>The key of a webhook, which is a part of its address.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidLogin"/>: no webhook has such a key.</exception>
    public static JiraLogin FromWebhookKey(SecureString key)
    {
        if (key.Length is 0 or > LongestKey)
        {
            throw GijErrors.InvalidWebhookKey(key.Length == 0 ? Reasons.Named("Empty") : Reasons.TooLong(key.Length, LongestKey));
        }

        return new(AuthenticationKind.None, null, null) { WebhookKey = Uri.EscapeDataString(SecretText.ToPlainText(key)) };
    }
}
