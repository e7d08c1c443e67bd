using System;
using System.Collections.Generic;
using System.Net.Http.Headers;
using System.Text;

namespace GitIntegration.Sandbox;

/// <summary>The two users of a sandbox. Each logs in with a token, or with the same text as the password.</summary>
internal sealed class SandboxLogins
{
    private const string AdministratorName = "admin";
    private const string ReaderName = "reader";

    private readonly Dictionary<string, string> users;

    public SandboxLogins() =>
        users = new()
        {
            [$"Bearer {AdministratorToken}"] = AdministratorName,
            [$"Bearer {ReaderToken}"] = ReaderName,
            [Basic(AdministratorName, AdministratorToken)] = AdministratorName,
            [Basic(ReaderName, ReaderToken)] = ReaderName,
        };

    public string AdministratorToken { get; } = Guid.NewGuid().ToString("N");

    public string ReaderToken { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The user with this login, or null.</summary>
    public string? UserOf(AuthenticationHeaderValue authorization) =>
        users.TryGetValue(authorization.ToString(), out var user) ? user : null;

    public static bool IsAdministrator(string user) => user == AdministratorName;

    private static string Basic(string user, string password) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
}
