using System;

namespace GitIntegration.PowerShell;

/// <summary>The connection of a scheduled job: GIJ_SERVER holds the address, GIJ_TOKEN the personal access token.</summary>
internal static class EnvironmentLogin
{
    private const string Address = "GIJ_SERVER",
        Token = "GIJ_TOKEN";

    /// <summary>Makes the connection that both variables describe; null when neither is set.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.NotConnected"/> when one is missing, <see
    /// cref="GijErrorId.InvalidAddress"/>, <see cref="GijErrorId.UnencryptedConnection"/> or <see
    /// cref="GijErrorId.InvalidLogin"/>.</exception>
    public static GijServer? Connect()
    {
        var address = Environment.GetEnvironmentVariable(Address);
        var token = Environment.GetEnvironmentVariable(Token);
        if (string.IsNullOrEmpty(address) && string.IsNullOrEmpty(token))
        {
            return null;
        }

        if (string.IsNullOrEmpty(address) || string.IsNullOrEmpty(token))
        {
            var (set, unset) = string.IsNullOrEmpty(token) ? (Address, Token) : (Token, Address);
            throw GijErrors.IncompleteEnvironment(set, unset);
        }

        try
        {
            using var secret = SecretText.ToSecureString(token!);
            return new GijServer(new ConnectionOptions(ServerAddress.Parse(address!), JiraLogin.FromToken(secret)));
        }
        catch (GijException failure)
        {
            throw failure.WithContext($"by the environment variables {Address} and {Token}");
        }
    }
}
