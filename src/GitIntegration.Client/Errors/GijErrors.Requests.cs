using System;

namespace GitIntegration;

/// <content>Errors about requests and their responses.</content>
internal static partial class GijErrors
{
    /// <summary>A response that cannot be used.</summary>
    /// <param name="id">What is wrong with it.</param>
    /// <param name="request">The request.</param>
    /// <param name="status">Its status, for example "HTTP 403".</param>
    /// <param name="detail">What this error says beside the rest, for example in the server's own words.</param>
    /// <param name="correction">The address to connect with in place of the one that was given, as a parameter; or nothing.</param>
    /// <param name="adviceName">The name of our advice in Errors.resx, without "_Advice".</param>
    /// <param name="advice">The server's advice, which follows ours as the server's; null where it gave none.</param>
    public static GijException UnusableResponse(
        GijErrorId id,
        RequestNames request,
        string status,
        string detail,
        string correction,
        string adviceName,
        string? advice
    )
    {
        object?[] arguments = [request.Subject, request.Server, request.Text, status, detail, correction, request.Address];
        var ours = ErrorText.Get($"{adviceName}_Advice", arguments);
        var all = string.IsNullOrWhiteSpace(advice) ? ours : $"{ours} {ErrorText.Get("ServerAdvises", advice!.Trim())}";
        return ForRequest(CreateWith(id, all, null, arguments), request);
    }

    /// <summary>A request that took too long as a whole, whether or not bytes came in time.</summary>
    public static GijException RequestTooLong(RequestNames request, string limit, Exception inner) =>
        ForRequest(CreateNamed(GijErrorId.RequestTimeout, nameof(RequestTooLong), inner, request.Address, request.Text, limit), request);

    /// <summary>A request that was not sent because of a certificate.</summary>
    public static GijException CertificateRejected(RequestNames request, CertificateFault fault, Exception inner)
    {
        var name = fault.IsOfProxy ? "ProxyCertificate" : nameof(GijErrorId.CertificateRejected);
        var summary = ErrorText.Get(name, request.Address, fault.Reason);
        return ForRequest(new(GijErrorId.CertificateRejected, summary, ErrorText.Get(fault.Advice ?? $"{name}_Advice"), inner), request);
    }

    /// <summary>A request to which no response came.</summary>
    /// <param name="id">What went wrong.</param>
    /// <param name="request">The request.</param>
    /// <param name="detail">What this error says beside the rest.</param>
    /// <param name="inner">The cause; null where its words can repeat what the server sent.</param>
    public static GijException NoResponse(GijErrorId id, RequestNames request, string detail, Exception? inner)
    {
        object?[] arguments =
        [
            request.Subject,
            request.Server,
            request.Text,
            ErrorText.Get("NoStatus"),
            detail,
            string.Empty,
            request.Address,
        ];
        return ForRequest(CreateWith(id, ErrorText.Advice(id, arguments), inner, arguments), request);
    }

    /// <summary>A git host refused a login.</summary>
    public static GijException HostRefused(string host, GijException failure) =>
        OfHost(CreateWith(GijErrorId.HostRefused, ErrorText.Advice(GijErrorId.HostRefused), failure, host, failure.StatusCode), failure);

    /// <summary>A git host sent no list of repositories.</summary>
    public static GijException HostUnavailable(string host, GijException failure) =>
        OfHost(
            CreateWith(GijErrorId.HostUnavailable, ErrorText.Advice(GijErrorId.HostUnavailable), failure, host, failure.Summary),
            failure
        );

    /// <summary>A git host's list can't be used.</summary>
    public static GijException HostUnavailable(string host, string reason) => Create(GijErrorId.HostUnavailable, host, $"{reason}.");

    private static GijException OfHost(GijException error, GijException failure)
    {
        error.Request = failure.Request;
        error.StatusCode = failure.StatusCode;
        error.ResponseBody = failure.ResponseBody;
        return error;
    }

    private static GijException ForRequest(GijException error, RequestNames request)
    {
        error.Request = request.Text;
        return error;
    }
}
