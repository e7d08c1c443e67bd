using System;

namespace GitIntegration;

/// <summary>What may be the address of a Jira server, and what a connection to it is called.</summary>
internal static class ServerAddress
{
    /// <summary>Reads an address. <see cref="Require"/> finds what else is wrong with it.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidAddress"/>.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri)
            ? uri
            : throw GijErrors.InvalidAddress(WithoutSecrets(text), Reasons.Named("UnreadableAddress"));

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

        var staysHere = (uri.IsLoopback && options.Proxy is null) || options.Handler is not null;
        return uri.Scheme == Uri.UriSchemeHttps || staysHere || options.AllowUnencrypted ? uri : throw GijErrors.UnencryptedConnection(uri);
    }

    /// <summary>The name of a connection that was given none: host and context path.</summary>
    public static string DefaultName(Uri uri) => uri.Authority + uri.AbsolutePath.TrimEnd('/');

    private static string? FaultOf(Uri uri) =>
        !uri.IsAbsoluteUri ? Reasons.Named("AddressNotAbsolute")
        : uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp ? Reasons.Named("AddressNotHttp")
        : uri.UserInfo.Length > 0 ? Reasons.Named("AddressWithLogin")
        : uri.Query.Length > 0 || uri.Fragment.Length > 0 ? Reasons.Named("AddressWithQuery")
        : null;

    /// <summary>The address without what may be a secret: a password before the host, and whatever follows the path.</summary>
    private static string WithoutSecrets(string address)
    {
        var path = address.Split('?', '#')[0];
        return path.Substring(path.LastIndexOf('@') + 1);
    }
}
