namespace GitIntegration;

/// <summary>
/// The errors of the module. A name is the first part of FullyQualifiedErrorId and is stable. It's also the name of the error's texts in
/// Errors.resx: the sentence that says what happened and, as <c>…_Advice</c>, the next step.
/// </summary>
public enum GijErrorId
{
    /// <summary>There is no connection for the command.</summary>
    NotConnected,

    /// <summary>The connection was closed; objects from it can no longer be changed.</summary>
    ConnectionClosed,

    /// <summary>-Server names a different connection than the object's own.</summary>
    ServerMismatch,

    /// <summary>The address isn't that of a Jira server.</summary>
    InvalidAddress,

    /// <summary>The address is http, and -AllowUnencrypted wasn't given.</summary>
    UnencryptedConnection,

    /// <summary>A rule of a policy forbids the connection.</summary>
    PolicyViolation,

    /// <summary>A policy can't be read, so the module can't tell what it forbids.</summary>
    PolicyUnreadable,

    /// <summary>The token or user name can't be sent in a request header.</summary>
    InvalidLogin,

    /// <summary>The server refused the token or the password.</summary>
    AuthenticationFailed,

    /// <summary>Too many failed logins: Jira requires a CAPTCHA in the browser.</summary>
    CaptchaRequired,

    /// <summary>Jira requires its secure administrator session, which a REST client can't open.</summary>
    WebSudoRequired,

    /// <summary>The proxy requires a login, or refused the one that it got.</summary>
    ProxyLoginRefused,

    /// <summary>The check for cross-site request forgery refused the request.</summary>
    XsrfRejected,

    /// <summary>You don't have permission to manage integrations.</summary>
    NotAdministrator,

    /// <summary>Jira or a proxy denies you all access.</summary>
    AccessDenied,

    /// <summary>The response is a login page.</summary>
    LoginPageReturned,

    /// <summary>The server redirected the request, which isn't followed to keep the login safe.</summary>
    RedirectRefused,

    /// <summary>Jira doesn't answer at the address.</summary>
    JiraNotFound,

    /// <summary>Jira answers, but the app doesn't.</summary>
    AppNotFound,

    /// <summary>The app's licence has expired.</summary>
    LicenceExpired,

    /// <summary>The server's rate limit is used up.</summary>
    RateLimited,

    /// <summary>The server or its proxy is starting, stopping or overloaded.</summary>
    ServerUnavailable,

    /// <summary>An administrator has put Jira into maintenance.</summary>
    MaintenanceMode,

    /// <summary>Jira is read-only at the moment.</summary>
    ReadOnlyMode,

    /// <summary>The server failed, or returned an unexpected status.</summary>
    UnexpectedStatus,

    /// <summary>The app refused the request.</summary>
    RequestRejected,

    /// <summary>The integration doesn't exist.</summary>
    IntegrationNotFound,

    /// <summary>The repository doesn't exist.</summary>
    RepositoryNotFound,

    /// <summary>The issue doesn't exist, or you can't see it.</summary>
    IssueNotFound,

    /// <summary>The type is neither documented nor on the server.</summary>
    UnknownType,

    /// <summary>Several objects have the name.</summary>
    AmbiguousName,

    /// <summary>The value is neither an id, a name, nor an object of the cmdlet's noun.</summary>
    InvalidIdentity,

    /// <summary>The Jira project doesn't exist, or you can't see it.</summary>
    ProjectNotFound,

    /// <summary>The response isn't what the API promises.</summary>
    InvalidResponse,

    /// <summary>The server took longer than the connection waits.</summary>
    RequestTimeout,

    /// <summary>The server accepted a removal, but didn't finish it in time.</summary>
    RemovalPending,

    /// <summary>A reindex ended, and the server reports an error for the repository.</summary>
    ReindexFailed,

    /// <summary>What you waited for wasn't finished in time. The server continues.</summary>
    WaitTimedOut,

    /// <summary>The server has no webhook with the key, or its webhooks are off.</summary>
    WebhookNotFound,

    /// <summary>The module couldn't connect to the server; nothing was sent.</summary>
    ConnectionFailed,

    /// <summary>The connection broke during a request; a change may have been made.</summary>
    ConnectionBroken,

    /// <summary>The certificate of the server or the proxy isn't trusted.</summary>
    CertificateRejected,

    /// <summary>The journal can't be written; no change is sent without it.</summary>
    JournalUnwritable,

    /// <summary>The journal can't be read.</summary>
    JournalUnreadable,

    /// <summary>A configuration or a plan has something in it that can't be used.</summary>
    ConfigurationInvalid,

    /// <summary>A configuration or a plan can't be read.</summary>
    ConfigurationUnreadable,

    /// <summary>A file can't be read.</summary>
    FileUnreadable,

    /// <summary>A file can't be written.</summary>
    FileUnwritable,

    /// <summary>A configuration needs a secret that you didn't give.</summary>
    MissingSecret,

    /// <summary>Something has changed since the plan was made.</summary>
    PlanStale,

    /// <summary>More integrations would be pruned than -MaxPrune allows.</summary>
    PruneLimitExceeded,

    /// <summary>A setting has been changed again since the change that you want to undo.</summary>
    ChangedSince,

    /// <summary>An expression or a pattern can't be used as a filter.</summary>
    InvalidFilter,

    /// <summary>The git host refused the token or the password.</summary>
    HostRefused,

    /// <summary>The git host can't be asked for its repositories.</summary>
    HostUnavailable,

    /// <summary>The next scan can't be previewed.</summary>
    ScanNotPreviewable,

    /// <summary>The next scan would remove more repositories than -MaxLoss allows.</summary>
    WouldLoseRepositories,

    /// <summary>The app has a new token, but it doesn't work, or that couldn't be confirmed.</summary>
    TokenNotVerified,

    /// <summary>A bulk file has errors.</summary>
    BulkFileInvalid,

    /// <summary>A bulk file deletes something that -ConfirmDelete doesn't name.</summary>
    DeletionNotConfirmed,

    /// <summary>The server reported errors while it imported a bulk file.</summary>
    BulkImportFailed,

    /// <summary>After an import, the server doesn't match the bulk file.</summary>
    BulkChangeNotMade,

    /// <summary>You asked for a change but named no setting.</summary>
    NothingToChange,

    /// <summary>-DeleteFiles could delete an original instead of a clone.</summary>
    WouldEraseOriginal,

    /// <summary>A new object lacks settings that its type needs.</summary>
    MissingFields,

    /// <summary>Two values contradict each other.</summary>
    ConflictingFields,

    /// <summary>A value isn't allowed for its setting.</summary>
    InvalidValue,
}
