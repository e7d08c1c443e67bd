namespace GitIntegration;

/// <summary>How a connection proves who it is.</summary>
public enum AuthenticationKind
{
    /// <summary>A personal access token of Jira (8.14 and later), sent as Bearer.</summary>
    Token,

    /// <summary>A user name and password, sent as Basic. Jira 11 refuses them by default.</summary>
    Basic,

    /// <summary>The Windows login of the current user, by Negotiate (Kerberos) or NTLM, sent when the server asks for it.</summary>
    DefaultCredentials,

    /// <summary>Not at all: a client certificate or a gateway's header says who the user is.</summary>
    None,
}
