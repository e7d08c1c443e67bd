using System;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>What may be the address of a Jira server, and what a connection to it is called.</summary>
internal static class ServerAddress
{
    private static readonly char[] EndsOfPath = ['?', '#'];

    private static readonly Regex SlashesAtEnd = new("(?<=[^:/])/{2,}$", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>Reads an address, without a second slash at its end. <see cref="Require"/> finds what else is wrong with it.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidAddress"/>.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(SlashesAtEnd.Replace(text, "/"), UriKind.RelativeOrAbsolute, out var uri)
            ? uri
            : throw GijErrors.InvalidAddress(
                WithoutSecrets(text),
                text.IndexOf('@') < 0 ? Reasons.Named("UnreadableAddress") : Reasons.Named("AddressWithLogin")
            );

    /// <summary>The address of the options, if a login may be sent to it.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidAddress"/> or <see
    /// cref="GijErrorId.UnencryptedConnection"/>.</exception>
    public static Uri Require(ConnectionOptions options)
    {
        var uri = options.BaseUri;
        if (FaultOf(uri) is { } fault)
        {
            throw GijErrors.InvalidAddress(WithoutSecrets(uri.OriginalString), fault);
        }

        return MayCarryLogin(options) ? uri : throw GijErrors.UnencryptedConnection(uri);
    }

    /// <summary>The name of a connection that was given none: host and context path.</summary>
    public static string DefaultName(Uri uri) => uri.Authority + uri.AbsolutePath.TrimEnd('/');

    private static string? FaultOf(Uri uri) =>
        uri switch
        {
            { IsAbsoluteUri: false } => Reasons.Named("AddressNotAbsolute"),
            { Scheme: not ("https" or "http") } => Reasons.Named("AddressNotHttp"),
            { UserInfo.Length: > 0 } => Reasons.Named("AddressWithLogin"),
            { Query.Length: > 0 } or { Fragment.Length: > 0 } => Reasons.Named("AddressWithQuery"),
            _ => null,
        };

    /// <summary>True if the login can't be read on the way, or that was allowed.</summary>
    public static bool MayCarryLogin(ConnectionOptions options)
    {
        var isEncrypted = options.BaseUri.Scheme == Uri.UriSchemeHttps;
        var staysHere = (options.BaseUri.IsLoopback && options.Proxy is null) || options.Handler is not null;
        return isEncrypted || staysHere || options.AllowUnencrypted;
    }

    /// <summary>
    /// The address with a mask in place of what may be a secret: a login before the host, and everything after the path. A password can
    /// hold the characters that end a path, so that the login is looked for first.
    /// </summary>
    private static string WithoutSecrets(string address)
    {
        var at = address.LastIndexOf('@');
        var host = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && scheme < at ? scheme + "://".Length : 0;
        var shown = at < 0 ? address : address.Substring(0, host) + DisplayText.Mask + address.Substring(at);
        var end = shown.IndexOfAny(EndsOfPath);
        return end < 0 ? shown : shown.Substring(0, end + 1) + DisplayText.Mask;
    }
}
