using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>Connections to a test's own server, and the few calls that most tests make.</summary>
internal static class Connections
{
    public static GijServer Connect(this LoopbackServer server, Action<ConnectionOptions>? change = null, string? token = null)
    {
        using var secret = SecretText.ToSecureString(token ?? server.Sandbox.AdministratorToken);
        var options = new ConnectionOptions(server.BaseUri, JiraLogin.FromToken(secret))
        {
            Name = "test",
            MaxRetry = 0,
            RateLimitTimeout = TimeSpan.Zero,
        };
        change?.Invoke(options);
        return new GijServer(options);
    }

    public static JiraClient Jira(this GijServer server) => new(server.Transport, RequestObserver.None);

    public static async Task<List<GijIntegration>> ListAsync(this GijServer server)
    {
        var read = new List<GijIntegration>();
        await new ResourceClient<GijIntegration>(server).ListAsync(read.AddRange, CancellationToken.None);
        return read;
    }

    public static Task<GijIntegration> GetAsync(
        this GijServer server,
        int id,
        IRequestObserver? observer = null,
        CancellationToken stop = default
    ) => new ResourceClient<GijIntegration>(server, observer).GetAsync(id, stop);

    public static Task<GijIntegration> UpdateAsync(this GijServer server, int id, params (Field Field, object Value)[] values)
    {
        var settings = new SettingSet(IntegrationFields.Table);
        foreach (var (field, value) in values)
        {
            settings.Set(field, value);
        }

        return new ResourceClient<GijIntegration>(server).UpdateAsync(id, settings, present: null, CancellationToken.None);
    }
}
