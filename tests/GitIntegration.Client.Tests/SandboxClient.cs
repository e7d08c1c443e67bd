using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Tests;

/// <summary>Asks a sandbox over its socket, without the module's own client.</summary>
internal sealed class SandboxClient : IDisposable
{
    private readonly LoopbackServer server;
    private readonly HttpClient http = new();

    public SandboxClient(LoopbackServer server)
    {
        this.server = server;
        LogIn(server.Sandbox.AdministratorToken);
    }

    public void LogIn(string token) => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public async Task<JObject> SendAsync(string method, string path, string? body = null) =>
        JObject.Parse(await (await RawAsync(method, path, body)).Content.ReadAsStringAsync());

    public async Task<HttpResponseMessage> RawAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{server.BaseUri.AbsoluteUri.TrimEnd('/')}/{path}");
        request.Headers.Add("X-Atlassian-Token", "no-check");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await http.SendAsync(request);
    }

    public void Dispose() => http.Dispose();
}
