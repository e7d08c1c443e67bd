namespace GitIntegration;

/// <summary>
/// Every error of the module. A name is the first segment of FullyQualifiedErrorId, is stable, and is also the name of
/// the error's texts in Errors.resx: the sentence that says what happened, and under <c>…_Advice</c> what to do next.
/// </summary>
public enum GijErrorId
{
    /// <summary>No connection serves the command.</summary>
    NotConnected,

    /// <summary>The connection was closed; objects read through it cannot be used for changes any more.</summary>
    ConnectionClosed,

    /// <summary>-Server names another connection than the one that the object came from.</summary>
    ServerMismatch,

    /// <summary>The address is not one of a Jira server.</summary>
    InvalidAddress,

    /// <summary>The address is http, and -AllowUnencrypted was not given.</summary>
    UnencryptedConnection,

    /// <summary>A rule of a policy forbids the connection.</summary>
    PolicyViolation,

    /// <summary>A policy can't be read, so that nobody knows what it forbids.</summary>
    PolicyUnreadable,

    /// <summary>The token or user name cannot stand in a request header.</summary>
    InvalidLogin,

    /// <summary>The server refused the token or the password.</summary>
    AuthenticationFailed,

    /// <summary>Too many failed logins: Jira wants a CAPTCHA solved in the browser.</summary>
    CaptchaRequired,

    /// <summary>Jira wants its secure administrator session, which a REST client cannot open.</summary>
    WebSudoRequired,

    /// <summary>The proxy on the way to the server wants a login, or refused the one it got.</summary>
    ProxyLoginRefused,

    /// <summary>The check against cross-site request forgery refused the request.</summary>
    XsrfRejected,

    /// <summary>The user lacks the permission to manage integrations.</summary>
    NotAdministrator,

    /// <summary>Jira itself, or a proxy, lets the user do nothing.</summary>
    AccessDenied,

    /// <summary>A login page came instead of an answer.</summary>
    LoginPageReturned,

    /// <summary>The server sent the request elsewhere; it is not followed, so that the login goes to no other server.</summary>
    RedirectRefused,

    /// <summary>No Jira answers at the address.</summary>
    JiraNotFound,

    /// <summary>Jira answers, but the app does not.</summary>
    AppNotFound,

    /// <summary>The app's licence has run out.</summary>
    LicenceExpired,

    /// <summary>The server's rate limit is used up.</summary>
    RateLimited,

    /// <summary>The server or its proxy is starting, stopping or overloaded.</summary>
    ServerUnavailable,

    /// <summary>An administrator has put Jira into maintenance.</summary>
    MaintenanceMode,

    /// <summary>Jira can be read at present, and not changed.</summary>
    ReadOnlyMode,

    /// <summary>The server failed, or answered with a status that says nothing more.</summary>
    UnexpectedStatus,

    /// <summary>The app understood the request and refused it.</summary>
    RequestRejected,

    /// <summary>The integration doesn't exist.</summary>
    IntegrationNotFound,

    /// <summary>The repository doesn't exist.</summary>
    RepositoryNotFound,

    /// <summary>The type is neither documented nor on the server.</summary>
    UnknownType,

    /// <summary>More than one object has the name that was given.</summary>
    AmbiguousName,

    /// <summary>What was given is neither an id nor a name, and not an object of the cmdlet's noun.</summary>
    InvalidIdentity,

    /// <summary>The Jira project doesn't exist, or the user may not see it.</summary>
    ProjectNotFound,

    /// <summary>The answer is not what the API promises.</summary>
    InvalidResponse,

    /// <summary>The server sent nothing for as long as the connection waits.</summary>
    RequestTimeout,

    /// <summary>The server accepted a removal, and has not carried it out within the time to wait.</summary>
    RemovalPending,

    /// <summary>The module could not connect to the server; nothing was sent.</summary>
    ConnectionFailed,

    /// <summary>The connection broke during a request, which the server may have carried out.</summary>
    ConnectionBroken,

    /// <summary>The server's certificate is not trusted.</summary>
    CertificateRejected,

    /// <summary>The journal can't be written; no change is sent without it.</summary>
    JournalUnwritable,

    /// <summary>The journal can't be read.</summary>
    JournalUnreadable,

    /// <summary>A change was asked for that names no setting.</summary>
    NothingToChange,

    /// <summary>-DeleteFiles could delete the original of a repository and not a clone of it.</summary>
    WouldEraseOriginal,

    /// <summary>Settings are missing without which no object of the type can be made.</summary>
    MissingFields,

    /// <summary>Two values contradict each other.</summary>
    ConflictingFields,

    /// <summary>A value breaks the rule of its field.</summary>
    InvalidValue,
}
