using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>Connections to a test's own server, and the few calls that most tests make.</summary>
internal static class Connections
{
    public static GijServer Connect(this LoopbackServer server, Action<GijServerOptions>? change = null, string? token = null)
    {
        using var secret = SecretText.Hide(token ?? server.Sandbox.AdministratorToken);
        var options = new GijServerOptions(server.BaseUri, JiraLogin.FromToken(secret)) { Name = "test", MaxRetry = 0 };
        change?.Invoke(options);
        return new GijServer(options);
    }

    public static async Task<List<GijIntegration>> ListAsync(this GijServer server)
    {
        var read = new List<GijIntegration>();
        await new IntegrationClient(server).ListAsync(read.AddRange, CancellationToken.None);
        return read;
    }

    public static Task<GijIntegration> GetAsync(this GijServer server, int id, CancellationToken stop = default) =>
        new IntegrationClient(server).GetAsync(id, stop);

    public static Task<GijIntegration> UpdateAsync(this GijServer server, int id, params (Field Field, object Value)[] values)
    {
        var settings = new RequestSettings();
        foreach (var (field, value) in values)
        {
            settings.Set(field, value);
        }

        return new IntegrationClient(server).UpdateAsync(id, settings, CancellationToken.None);
    }
}
