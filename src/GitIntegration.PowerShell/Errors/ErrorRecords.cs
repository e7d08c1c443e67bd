using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Makes every ErrorRecord of the module.</summary>
internal static class ErrorRecords
{
    /// <summary>
    /// PowerShell 7.5 and later print RecommendedAction below the message. Earlier versions don't, and get it within the message.
    /// </summary>
    private static readonly bool PrintsRecommendedAction = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    /// <param name="failure">What happened.</param>
    /// <param name="target">The item that it happened to.</param>
    public static ErrorRecord Of(GijException failure, object? target)
    {
        var record = new ErrorRecord(failure, failure.Id.ToString(), CategoryOf(failure.Id), failure.Target ?? target)
        {
            ErrorDetails = new ErrorDetails(PrintsRecommendedAction ? failure.Summary : failure.Message)
            {
                RecommendedAction = failure.Advice,
            },
        };
        record.CategoryInfo.TargetName = record.CategoryInfo.TargetName.ForDisplay();
        return record;
    }

    private static ErrorCategory CategoryOf(GijErrorId id) =>
        id switch
        {
            GijErrorId.NotConnected
            or GijErrorId.ConnectionClosed
            or GijErrorId.ConnectionFailed
            or GijErrorId.HostUnavailable
            or GijErrorId.ConnectionBroken
            or GijErrorId.CertificateRejected
            or GijErrorId.RedirectRefused => ErrorCategory.ConnectionError,
            GijErrorId.AuthenticationFailed
            or GijErrorId.CaptchaRequired
            or GijErrorId.LoginPageReturned
            or GijErrorId.ProxyLoginRefused
            or GijErrorId.HostRefused => ErrorCategory.AuthenticationError,
            GijErrorId.NotAdministrator or GijErrorId.AccessDenied or GijErrorId.WebSudoRequired or GijErrorId.XsrfRejected =>
                ErrorCategory.PermissionDenied,
            GijErrorId.UnencryptedConnection or GijErrorId.PolicyViolation => ErrorCategory.SecurityError,
            GijErrorId.PolicyUnreadable
            or GijErrorId.JournalUnreadable
            or GijErrorId.ConfigurationUnreadable
            or GijErrorId.FileUnreadable => ErrorCategory.ReadError,
            GijErrorId.JournalUnwritable or GijErrorId.FileUnwritable => ErrorCategory.WriteError,
            GijErrorId.IssueNotFound
            or GijErrorId.IntegrationNotFound
            or GijErrorId.RepositoryNotFound
            or GijErrorId.ProjectNotFound
            or GijErrorId.JiraNotFound
            or GijErrorId.WebhookNotFound => ErrorCategory.ObjectNotFound,
            GijErrorId.AppNotFound => ErrorCategory.NotInstalled,
            GijErrorId.LicenceExpired or GijErrorId.ServerUnavailable or GijErrorId.MaintenanceMode or GijErrorId.ReadOnlyMode =>
                ErrorCategory.ResourceUnavailable,
            GijErrorId.RateLimited or GijErrorId.PruneLimitExceeded or GijErrorId.WouldLoseRepositories => ErrorCategory.LimitsExceeded,
            GijErrorId.RequestTimeout or GijErrorId.RemovalPending or GijErrorId.WaitTimedOut => ErrorCategory.OperationTimeout,
            GijErrorId.ReindexFailed or GijErrorId.TokenNotVerified or GijErrorId.BulkImportFailed or GijErrorId.BulkChangeNotMade =>
                ErrorCategory.InvalidResult,
            GijErrorId.InvalidResponse or GijErrorId.ConfigurationInvalid or GijErrorId.BulkFileInvalid => ErrorCategory.InvalidData,
            GijErrorId.UnexpectedStatus => ErrorCategory.ProtocolError,
            GijErrorId.RequestRejected
            or GijErrorId.ServerMismatch
            or GijErrorId.WouldEraseOriginal
            or GijErrorId.PlanStale
            or GijErrorId.DeletionNotConfirmed
            or GijErrorId.ScanNotPreviewable
            or GijErrorId.ChangedSince => ErrorCategory.InvalidOperation,
            GijErrorId.InvalidAddress
            or GijErrorId.InvalidLogin
            or GijErrorId.NothingToChange
            or GijErrorId.MissingFields
            or GijErrorId.MissingSecret
            or GijErrorId.InvalidFilter
            or GijErrorId.ConflictingFields
            or GijErrorId.InvalidValue
            or GijErrorId.InvalidIdentity
            or GijErrorId.UnknownType
            or GijErrorId.AmbiguousName => ErrorCategory.InvalidArgument,
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "This error has no category."),
        };
}
