using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>Jira's audit log, as far as the app writes into it about integrations and repositories.</summary>
internal sealed class SandboxAudit(string baseUrl)
{
    private const string Path = "rest/auditing/1.0/events",
        Category = "Git Integration for Jira";

    private const int MostEvents = 10_000,
        DefaultLimit = 200;

    private static readonly Regex Capital = new("(?<=[a-z])[A-Z]", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static readonly HashSet<string> Documented =
    [
        .. SharedMembers.Rules.Concat(IntegrationMembers.Rules).Concat(RepositoryMembers.Rules).Select(rule => rule.Name),
    ];

    /// <summary>The events, the newest first.</summary>
    private readonly LinkedList<JObject> events = new();

    public Route Route => new("GET", Path, Access.Administrator, Read);

    /// <summary>Writes an event.</summary>
    /// <param name="noun">What was changed: an integration or a repository.</param>
    /// <param name="user">Who made the change.</param>
    /// <param name="before">The object before it; null for a new one.</param>
    /// <param name="after">The object afterwards; null for a removed one.</param>
    public void Record(string noun, string user, JObject? before, JObject? after)
    {
        var item = (after ?? before)!;
        var written = new JObject
        {
            ["timestamp"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["author"] = new JObject { ["name"] = user, ["type"] = "ApplicationUser" },
            ["type"] = new JObject { ["category"] = Category, ["action"] = ActionOf(noun, before, after) },
            ["affectedObjects"] = new JArray(
                new JObject
                {
                    ["name"] = item[SharedFields.DisplayName.Name],
                    ["type"] = $"Git {noun}",
                    ["id"] = $"{item["id"]}",
                }
            ),
            ["changedValues"] = new JArray(before is null || after is null ? [] : ChangesOf(before, after)),
            ["source"] = "127.0.0.1",
            ["system"] = baseUrl,
        };
        events.AddFirst(written);
        if (events.Count > MostEvents)
        {
            events.RemoveLast();
        }
    }

    private static string ActionOf(string noun, JObject? before, JObject? after) =>
        before is null ? $"Connection to {noun} created"
        : after is null ? $"Connection to {noun} removed"
        : $"{char.ToUpperInvariant(noun[0])}{noun.Substring(1)} settings field updated";

    private static IEnumerable<JObject> ChangesOf(JObject before, JObject after) =>
        from member in after.Properties()
        where Documented.Contains(member.Name)
        where !JToken.DeepEquals(before[member.Name], member.Value)
        select new JObject
        {
            ["key"] = LabelOf(member.Name),
            ["from"] = $"{before[member.Name]}",
            ["to"] = $"{member.Value}",
        };

    /// <summary>The name of a setting as the page shows it.</summary>
    private static string LabelOf(string name) =>
        char.ToUpperInvariant(name[0]) + Capital.Replace(name.Substring(1), found => $" {found.Value.ToLowerInvariant()}");

    private SandboxResponse Read(RouteContext context)
    {
        var offset = Number(context.Request.QueryParameter("offset"), 0);
        var limit = Number(context.Request.QueryParameter("limit"), DefaultLimit);
        var page = events.Skip(offset).Take(limit).ToList();
        var next = offset + page.Count;
        var isLast = next >= events.Count;
        var paging = new JObject { ["lastPage"] = isLast, ["size"] = page.Count };
        if (!isLast)
        {
            paging["nextPageOffset"] = next;
            paging["nextPageLink"] = $"{baseUrl}/{Path}?limit={limit}&offset={next}";
        }

        return SandboxResponse.Json(new JObject { ["entities"] = new JArray(page), ["pagingInfo"] = paging });
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
