using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Bench;

/// <summary>The reference: the fewest lines of HttpClient and JObject that do the same.</summary>
internal sealed class PlainClient(Uri address) : IDisposable
{
    private readonly HttpClient http = new();
    private readonly string integrations = $"{address}count/10000/rest/gitplugin/1.0/integration";
    private readonly string repositories = $"{address}repositories/10000/rest/gitplugin/1.0/repository";

    /// <summary>Updates integrations one after another. Returns the milliseconds that one took.</summary>
    public async Task<double> UpdateAsync(int count)
    {
        var watch = Stopwatch.StartNew();
        for (var id = 1; id <= count; id++)
        {
            await UpdateOneAsync(id);
        }

        return watch.Elapsed.TotalMilliseconds / count;
    }

    /// <summary>The same from a thread that each update wakes at its end, as every cmdlet's pipeline has to be woken.</summary>
    public double UpdateFromWaitingThread(int count)
    {
        using var ended = new ManualResetEventSlim(initialState: false, spinCount: 0);
        var watch = Stopwatch.StartNew();
        for (var id = 1; id <= count; id++)
        {
            ended.Reset();
            var update = UpdateOneAsync(id);
            _ = update.ContinueWith(_ => ended.Set(), TaskContinuationOptions.ExecuteSynchronously);
            ended.Wait();
            update.GetAwaiter().GetResult();
        }

        return watch.Elapsed.TotalMilliseconds / count;
    }

    /// <summary>Reads the list of 10,000. Returns the milliseconds.</summary>
    public Task<double> ListAsync() => ReadAsync(integrations);

    /// <summary>The same for the list of 10,000 repositories.</summary>
    public Task<double> ListRepositoriesAsync() => ReadAsync(repositories);

    /// <summary>Reads the pages of a git host. Returns the milliseconds.</summary>
    public async Task<double> ReadPagesAsync()
    {
        var watch = Stopwatch.StartNew();
        for (var next = $"{address}pages/5000?per_page=100"; next is not null; )
        {
            using var response = await http.GetAsync(next);
            _ = JToken.Parse(await response.Content.ReadAsStringAsync());
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        return watch.Elapsed.TotalMilliseconds;
    }

    public void Dispose() => http.Dispose();

    private async Task<double> ReadAsync(string list)
    {
        var watch = Stopwatch.StartNew();
        _ = JObject.Parse(await http.GetStringAsync(list));
        return watch.Elapsed.TotalMilliseconds;
    }

    private async Task UpdateOneAsync(int id)
    {
        var json = new JObject { ["maxMinsToCommitEmail"] = 60 }.ToString(Formatting.None);
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PutAsync($"{integrations}/{id.ToString(CultureInfo.InvariantCulture)}", body);
        _ = JObject.Parse(await response.Content.ReadAsStringAsync())["integration"];
    }
}
