using System;

namespace GitIntegration.PowerShell;

/// <summary>
/// The connection of a scheduled job: GIJ_SERVER holds the address, GIJ_TOKEN the personal access token, and GIJ_TOKEN_HOST the
/// only host that may receive it. Without GIJ_TOKEN_HOST, the token goes to any server that GIJ_SERVER names.
/// </summary>
internal static class EnvironmentLogin
{
    private const string Address = "GIJ_SERVER",
        Token = "GIJ_TOKEN",
        TokenHost = "GIJ_TOKEN_HOST";

    /// <summary>True when it was asked for, if not completely.</summary>
    public static bool IsSet => ValueOf(Address) is not null || ValueOf(Token) is not null;

    /// <summary>Makes the connection that the variables describe.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.NotConnected"/> when one is missing or the token is for another host, <see
    /// cref="GijErrorId.InvalidAddress"/>, <see cref="GijErrorId.UnencryptedConnection"/> or <see
    /// cref="GijErrorId.InvalidLogin"/>.</exception>
    public static GijServer Connect()
    {
        var (address, token) = (ValueOf(Address), ValueOf(Token));
        if (address is null || token is null)
        {
            var (set, unset) = token is null ? (Address, Token) : (Token, Address);
            throw GijErrors.IncompleteEnvironment(set, unset);
        }

        try
        {
            var uri = ServerAddress.Parse(address);
            RequireHost(uri);
            using var secret = SecretText.ToSecureString(token);
            return new GijServer(new ConnectionOptions(uri, JiraLogin.FromToken(secret)));
        }
        catch (GijException failure) when (failure.Id != GijErrorId.NotConnected)
        {
            throw failure.WithContext($"by the environment variables {Address} and {Token}");
        }
    }

    /// <summary>Another port of the host is another server, so the port counts, unless it is the usual one.</summary>
    private static void RequireHost(Uri address)
    {
        if (ValueOf(TokenHost) is { } host && address.IsAbsoluteUri && !address.Authority.Equals(host, StringComparison.OrdinalIgnoreCase))
        {
            throw GijErrors.TokenOfOtherHost(host, address.Authority);
        }
    }

    private static string? ValueOf(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
