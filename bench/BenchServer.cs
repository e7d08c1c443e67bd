using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitIntegration.Bench;

/// <summary>
/// Answers with ready-made bodies. The context path sets the scene: /count/10000 has that many integrations, /delay/50
/// answers after that many milliseconds.
/// </summary>
internal static class BenchServer
{
    private static readonly ConcurrentDictionary<int, byte[]> Lists = new();

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }

    /// <summary>An integration of the size that the app's own answers have.</summary>
    private static string Integration(int id) =>
        $$"""
            {"id":{{id}},"displayName":"https://git{{id}}.example.com/*","origin":"https://git{{id}}.example.com","disabled":false,
            "sendCommitEmails":true,"maxMinsToCommitEmail":1440,"global":false,"initDate":1675942373613,"lastIndexedDate":1695470025397,
            "revisionIndexing":true,"gitViewerEnabled":true,"disableSslVerification":false,"smartCommitsEnabled":true,
            "prHideFilter":"^.*wip.*$","requireUserPat":false,"projectMappingIds":[10000,10001,10002],"integrationType":"GITHUB",
            "showAllTags":true,"sourcesDiffViewEnabled":true,"refSpecNotes":true,"refSpecChanges":false,"trustFolderStat":true}
            """.ReplaceLineEndings("");

    private static async Task AnswerAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/');
        var number = int.Parse(parts[2], CultureInfo.InvariantCulture);
        if (parts[1] == "delay")
        {
            await Task.Delay(number);
        }

        context.Response.ContentType = "application/json";
        var body = parts[^1] switch
        {
            "myself" => Encoding.UTF8.GetBytes("""{"name":"admin"}"""),
            "integration" => Lists.GetOrAdd(number, List),
            var id => Encoding.UTF8.GetBytes(
                $$"""{"success":"true","integration":{{Integration(int.Parse(id, CultureInfo.InvariantCulture))}}}"""
            ),
        };
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    private static byte[] List(int count) =>
        Encoding.UTF8.GetBytes(
            $$"""{"success":true,"integrations":[{{string.Join(",", Enumerable.Range(1, count).Select(Integration))}}]}"""
        );
}
