using System;

namespace GitIntegration.PowerShell;

/// <summary>The connection of a scheduled job: GIJ_SERVER holds the address, GIJ_TOKEN the personal access token.</summary>
internal static class EnvironmentLogin
{
    private const string Address = "GIJ_SERVER", Token = "GIJ_TOKEN";

    /// <summary>Gives the connection that both variables describe; null unless both are set.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidAddress"/> or <see cref="GijErrorId.InvalidLogin"/>.</exception>
    public static GijServerOptions? Read()
    {
        var address = Environment.GetEnvironmentVariable(Address);
        var token = Environment.GetEnvironmentVariable(Token);
        if (string.IsNullOrEmpty(address) || string.IsNullOrEmpty(token))
        {
            return null;
        }

        using var secret = SecretText.Hide(token!);
        return new GijServerOptions(new Uri(address, UriKind.RelativeOrAbsolute), JiraLogin.FromToken(secret));
    }
}
