using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace GitIntegration.Bench;

/// <summary>
/// A server that reindexes one repository after another, each in the same time. Every hundredth fails. It counts the requests, and
/// the time in which they looked at everything.
/// </summary>
internal static class BenchReindexing
{
    public const int Repositories = 500;

    private const int OneInFails = 100;

    private static readonly List<int> Queue = [];
    private static DateTime began;
    private static int requests;
    private static DateTime? firstLook;
    private static DateTime lastLook;

    public static async Task AnswerAsync(HttpContext context, int millisecondsForEach)
    {
        object answer;
        lock (Queue)
        {
            if (context.Request.Path.Value!.EndsWith("/requests", StringComparison.Ordinal))
            {
                answer = new { requests, seconds = (lastLook - firstLook)?.TotalSeconds };
                Queue.Clear();
                requests = 0;
                firstLook = null;
            }
            else
            {
                answer = Answer(context.Request, millisecondsForEach);
            }
        }

        await context.Response.WriteAsJsonAsync(answer);
    }

    private static object Answer(HttpRequest request, int millisecondsForEach)
    {
        requests++;
        if (request.Method == "POST")
        {
            using var body = JsonDocument.ParseAsync(request.Body).GetAwaiter().GetResult();
            began = Queue.Count == 0 ? DateTime.UtcNow : began;
            Queue.Add(body.RootElement.GetProperty("repoId").GetInt32());
            return new
            {
                success = true,
                finished = false,
                threadId = $"{Queue[^1]}",
            };
        }

        var done = (int)((DateTime.UtcNow - began).TotalMilliseconds / millisecondsForEach);
        var thread = request.Query["threadId"];
        if (thread.Count > 0)
        {
            return Status(Queue.Where(id => $"{id}" == thread), done);
        }

        lastLook = DateTime.UtcNow;
        firstLook ??= lastLook;
        return Status(Queue, done);
    }

    private static object Status(IEnumerable<int> ids, int done)
    {
        var shown = ids.Select(id => (Id: id, Percent: Queue.IndexOf(id) < done ? 100 : 0)).ToArray();
        var ended = shown.Where(one => one.Percent == 100).Select(one => one.Id);
        return new
        {
            success = true,
            finished = shown.All(one => one.Percent == 100),
            messages = shown.ToDictionary(one => $"Indexing repository{one.Id}", one => one.Percent),
            errors = ended.Where(id => id % OneInFails == 0).ToDictionary(id => $"repository{id}", _ => "not authorized"),
        };
    }
}
