using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using M = GitIntegration.Sandbox.RepositoryMembers;
using S = GitIntegration.SharedFields;

namespace GitIntegration.Sandbox;

/// <summary>The queue of reindexes, what each has come to, and the ways to start one.</summary>
internal sealed class SandboxReindexing
{
    private const int DefaultPriority = 24;
    private const string Webhook = "rest/gitplugin/webhook/1.0/reindex/{key}",
        OldWebhook = "git/webhook/reindex/{key}";

    private static readonly string[] Methods = ["GET", "POST", "PUT"],
        OriginNames = ["git_http_url", "git_ssh_url", "clone_url", "ssh_url", "git_url"];

    private readonly ReindexOutcomes outcomes;
    private readonly string webhookKey;
    private readonly SandboxRepositories repositories;
    private readonly SandboxScans scans;
    private readonly List<SandboxReindex> reindexes = [];
    private int started;

    /// <param name="outcomes">What reindexes come to.</param>
    /// <param name="webhookKey">The secret part of the webhooks' addresses.</param>
    /// <param name="repositories">The repositories.</param>
    /// <param name="scans">What looks for new ones.</param>
    public SandboxReindexing(ReindexOutcomes outcomes, string webhookKey, SandboxRepositories repositories, SandboxScans scans)
    {
        this.scans = scans;
        this.outcomes = outcomes;
        this.webhookKey = webhookKey;
        this.repositories = repositories;
        foreach (var busy in repositories.All.Where(repository => (string?)repository[M.State] is "QUEUED" or "SCANNING"))
        {
            reindexes.Add(new SandboxReindex(++started, [busy], DefaultPriority));
        }
    }

    public IEnumerable<Route> Routes =>
        [
            new("POST", "rest/gitplugin/2.0/reindex", Access.User, context => Started(Start(context.ReadBody()))),
            new("GET", "rest/gitplugin/1.0/index.json", Access.User, ReadStatus),
            .. from method in Methods
            from path in new[] { Webhook, OldWebhook }
            select new Route(method, path, Access.Anonymous, StartByWebhook),
        ];

    /// <summary>Removes a repository, or all of an integration, from the queue. Canceled reindexes leave no record.</summary>
    public void Cancel(JObject disabled) =>
        reindexes.RemoveAll(one =>
            !one.IsFinished
            && one.Repositories.All(repository => repository == disabled || (int?)repository[M.IntegrationId] == (int)disabled["id"]!)
        );

    private SandboxReindex Start(JObject body)
    {
        var priority = (int?)body["priority"] ?? DefaultPriority;
        if (priority < 1)
        {
            throw new SandboxRefusal("priority must be 1 or more");
        }

        return body["repoId"] is { } id ? Start([repositories.Get($"{id}")], priority) : StartAll(priority);
    }

    private SandboxReindex StartAll(int priority)
    {
        scans.ScanAll();
        return Start([.. repositories.All.Where(repository => (bool?)repository[S.Disabled.Name] != true)], priority);
    }

    /// <summary>Queues a reindex. There is one of a repository at most: a second request is merged with it.</summary>
    private SandboxReindex Start(JObject[] wanted, int priority)
    {
        var queued = wanted.Length == 1 ? reindexes.Find(one => !one.IsFinished && one.IsOnlyAbout((int)wanted[0]["id"]!)) : null;
        if (queued is not null)
        {
            queued.Merge(priority);
            return queued;
        }

        var added = new SandboxReindex(++started, [.. wanted], priority);
        reindexes.Add(added);
        foreach (var repository in wanted)
        {
            repository[M.State] = "QUEUED";
        }

        return added;
    }

    private SandboxResponse StartByWebhook(RouteContext context)
    {
        if (context.Values["key"] != webhookKey)
        {
            return SandboxResponse.Page(404, "Oops, you have found a dead link");
        }

        if (context.Request.Body.Length == 0)
        {
            return Started(StartAll(DefaultPriority));
        }

        var named = OriginsIn(context.ReadBody()).ToArray();
        var found = repositories.All.Where(repository => named.Contains(Plain((string?)repository[S.Origin.Name]))).ToArray();
        return found.Length == 0 ? SandboxResponse.Json(BodyShape.Success()) : Started(Start(found, DefaultPriority));
    }

    private static IEnumerable<string> OriginsIn(JObject body) =>
        from name in OriginNames
        let origin = Plain((string?)body["repository"]?[name])
        where origin.Length > 0
        select origin;

    private static string Plain(string? origin)
    {
        var plain = (origin ?? string.Empty).TrimEnd('/').ToUpperInvariant();
        return plain.EndsWith(".GIT", StringComparison.Ordinal) ? plain.Substring(0, plain.Length - 4) : plain;
    }

    private static SandboxResponse Started(SandboxReindex reindex) =>
        SandboxResponse.Json(
            new JObject
            {
                ["success"] = true,
                ["finished"] = reindex.IsFinished,
                ["threadId"] = reindex.Thread,
            }
        );

    private SandboxResponse ReadStatus(RouteContext context)
    {
        var request = context.Request;
        if (request.QueryParameter("threadId") is { } thread)
        {
            return OfOne(reindexes.Find(one => one.Thread == thread) ?? throw NoRecord(thread), $"the thread {thread}");
        }

        if (request.QueryParameter("repoId") is { } id)
        {
            var repository = repositories.Get(id);
            var last = reindexes.FindLast(one => one.Repositories.Contains(repository));
            return last is null ? SandboxResponse.Json(OlderShape(true, 0, [], [])) : OfOne(last, id);
        }

        foreach (var reindex in reindexes)
        {
            Poll(reindex);
        }

        return SandboxResponse.Json(OlderShape(reindexes.TrueForAll(one => one.IsFinished), reindexes.Count, LastOfEach(), Failures()));
    }

    private SandboxResponse OfOne(SandboxReindex reindex, string subject)
    {
        Poll(reindex);
        if (reindex.IsFinished && reindex.Repositories.Count == 1 && outcomes.Forgotten.Contains(NameOf(reindex.Repositories[0])))
        {
            throw NoRecord(subject);
        }

        var ended = reindex.IsFinished ? reindex.Repositories.Where(HasFailed).ToArray() : [];
        var steps = reindex.Repositories.Select(repository => (repository, reindex.Percent));
        return SandboxResponse.Json(
            reindex.Number % 2 == 0 ? NewerShape(reindex, ended) : OlderShape(reindex.IsFinished, reindex.Thread, steps, ended)
        );
    }

    /// <summary>The shape in the vendor's pages: maps. The thread of everything is a number.</summary>
    private JObject OlderShape(bool isFinished, JToken thread, IEnumerable<(JObject Repository, double Percent)> steps, JObject[] failed)
    {
        var messages = new JObject();
        foreach (var (repository, percent) in steps)
        {
            messages[$"Indexing {NameOf(repository)}"] = percent;
        }

        var errors = new JObject();
        foreach (var repository in failed)
        {
            errors[NameOf(repository)] = outcomes.Failing[NameOf(repository)];
        }

        var status = new JObject
        {
            ["success"] = true,
            ["finished"] = isFinished,
            ["threadId"] = thread,
            ["messages"] = messages,
            ["errors"] = errors,
        };
        if (messages.Count > 0)
        {
            status["lastOperationPercent"] = messages.Properties().Average(message => (double)message.Value);
        }

        return status;
    }

    /// <summary>The shape in the app's Java classes: lists, and a count of errors.</summary>
    private JObject NewerShape(SandboxReindex reindex, JObject[] failed) =>
        new()
        {
            ["success"] = true,
            ["finished"] = reindex.IsFinished,
            ["threadID"] = reindex.Thread,
            ["completionPercentage"] = reindex.Percent,
            ["errorsCount"] = failed.Length,
            ["messages"] = new JArray(
                reindex
                    .Repositories.Select(repository => Message($"Indexing {NameOf(repository)}", isError: false))
                    .Concat(failed.Select(repository => Message(outcomes.Failing[NameOf(repository)], isError: true)))
            ),
        };

    private static JObject Message(string text, bool isError) =>
        new()
        {
            ["insertionTime"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            ["error"] = isError,
            ["message"] = text,
        };

    /// <summary>The last that there is to say about each repository.</summary>
    private IEnumerable<(JObject, double)> LastOfEach() =>
        reindexes
            .SelectMany(reindex => reindex.Repositories.Select(repository => (Repository: repository, reindex.Percent)))
            .GroupBy(step => step.Repository)
            .Select(steps => steps.Last())
            .Where(step => step.Percent > 0);

    private JObject[] Failures() =>
        [.. reindexes.Where(one => one.IsFinished).SelectMany(one => one.Repositories).Where(HasFailed).Distinct()];

    private void Poll(SandboxReindex reindex)
    {
        if (reindex.Poll())
        {
            foreach (var repository in reindex.Repositories)
            {
                Finish(repository);
            }
        }
        else if (!reindex.IsFinished)
        {
            foreach (var repository in reindex.Repositories)
            {
                repository[M.State] = "SCANNING";
            }
        }
    }

    private void Finish(JObject repository)
    {
        var hasFailed = HasFailed(repository);
        repository[M.State] = hasFailed ? "ERROR" : "UPDATED";
        if (!hasFailed)
        {
            repository[S.LastIndexedDate.Name] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        }
    }

    private bool HasFailed(JObject repository) => outcomes.Failing.ContainsKey(NameOf(repository));

    private static string NameOf(JObject repository) => (string?)repository[S.DisplayName.Name] ?? string.Empty;

    private static SandboxRefusal NoRecord(string subject) =>
        new($"There is no record of {subject}", "Start a reindex, then read its status within an hour.");
}
