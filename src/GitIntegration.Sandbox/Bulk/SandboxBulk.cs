using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using M = GitIntegration.Sandbox.RepositoryMembers;

namespace GitIntegration.Sandbox;

/// <summary>
/// The bulk file of a sandbox: all integrations and repositories in one table, and the import of another. Imports complete immediately, but
/// their progress takes several polls. A row that breaks a rule becomes an error entry; the rest continue.
/// </summary>
internal sealed class SandboxBulk(SandboxIntegrations integrations, SandboxRepositories repositories)
{
    private const int PollsUntilDone = 3;

    /// <summary>What only the file can change.</summary>
    private static readonly string[] OwnMembers = [M.IntegrationId, "sshKeyId"];

    private readonly Dictionary<int, List<JObject>> entries = [];
    private readonly Dictionary<int, int> polls = [];

    public IEnumerable<Route> Routes =>
        [
            new("GET", "rest/gitplugin/1.0/configuration", Access.Administrator, _ => Export()),
            new("POST", "rest/gitplugin/1.0/configuration.json", Access.Administrator, Import),
            new("GET", "rest/gitplugin/1.0/configuration/progress.json", Access.User, Progress),
        ];

    private SandboxResponse Export()
    {
        JObject[] first = [.. integrations.All];
        JObject[] then = [.. repositories.All];
        var lines = first
            .Select(item => BulkMembers.CellsOf(item, isIntegration: true))
            .Concat(then.Select(item => BulkMembers.CellsOf(item, isIntegration: false)))
            .Prepend(BulkMembers.Columns)
            .Select(BulkText.Line);
        return SandboxResponse.Text("text/tab-separated-values;charset=UTF-8", lines);
    }

    private SandboxResponse Import(RouteContext context)
    {
        var form = BulkForm.Parse(context.Request.Body);
        var rows = BulkText.Parse(form.FirstOrDefault(part => part.Name == "file").Value ?? string.Empty);
        if (rows.Count == 0 || !rows[0].Contains(BulkMembers.Id))
        {
            throw new SandboxRefusal("The file has no header", "Send a file with the header of an export.");
        }

        var items = rows.Skip(1).Select(row => Named(rows[0], row)).ToArray();
        var confirmed = form.Where(part => part.Name == "confirmed-delete[]").Select(part => part.Value).ToArray();
        var unconfirmed = items.Where(IsDeletion).Where(item => !confirmed.Contains(item[BulkMembers.Id])).ToArray();
        if (unconfirmed.Length > 0)
        {
            return SandboxResponse.Json(
                new JObject { ["success"] = false, ["reposToDelete"] = new JArray(unconfirmed.Select(Unconfirmed)) }
            );
        }

        var thread = 142 + entries.Count;
        entries[thread] = [.. items.SelectMany(item => Apply(item, context.User))];
        polls[thread] = 0;
        return SandboxResponse.Json(new JObject { ["success"] = false, ["threadId"] = thread });
    }

    private SandboxResponse Progress(RouteContext context)
    {
        if (
            !int.TryParse(context.Request.QueryParameter("thread_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var thread)
            || !entries.TryGetValue(thread, out var all)
        )
        {
            throw new SandboxRefusal("The import does not exist", "Use the threadId that an import has returned.");
        }

        var poll = Math.Min(++polls[thread], PollsUntilDone);
        return SandboxResponse.Json(
            new JObject
            {
                ["success"] = false,
                ["finished"] = poll == PollsUntilDone,
                ["progressEntries"] = new JArray(all.Take(all.Count * poll / PollsUntilDone)),
            }
        );
    }

    private static Dictionary<string, string> Named(string[] header, string[] row)
    {
        var item = new Dictionary<string, string>();
        foreach (var (name, cell) in header.Zip(row, (name, cell) => (name, cell)).Where(pair => pair.cell.Length > 0))
        {
            item[name] = cell;
        }

        return item;
    }

    private static bool IsDeletion(Dictionary<string, string> item) =>
        item.TryGetValue(BulkMembers.Delete, out var word) && word == BulkMembers.Delete && item.ContainsKey(BulkMembers.Id);

    private JObject Unconfirmed(Dictionary<string, string> item) =>
        new() { ["id"] = JToken.Parse(item[BulkMembers.Id]), ["description"] = (string?)Find(item[BulkMembers.Id]).Item["displayName"] };

    private IEnumerable<JObject> Apply(Dictionary<string, string> item, string user)
    {
        try
        {
            return [Entry(IsDeletion(item) ? Remove(item, user) : Save(item, user))];
        }
        catch (SandboxRefusal refusal)
        {
            return [new JObject { ["error"] = true, ["message"] = (string?)JObject.Parse(refusal.Response.Body)["error"] }];
        }
    }

    private string Remove(Dictionary<string, string> item, string user)
    {
        var (resource, found) = Find(item[BulkMembers.Id]);
        resource.Remove(found);
        resource.Changed(user, found, null);
        return $"Deleting repository {found["displayName"]}";
    }

    private string Save(Dictionary<string, string> item, string user)
    {
        var body = new JObject(item.SelectMany(cell => BulkMembers.MembersOf(cell.Key, cell.Value)));
        if (!item.TryGetValue(BulkMembers.Id, out var id))
        {
            return Add(item, body, user);
        }

        var (resource, found) = Find(id);
        var before = (JObject)found.DeepClone();
        var updated = resource.Update(found, body);
        SetOwn(updated, body);
        resource.Changed(user, before, updated);
        return $"Updating repository {updated["origin"]}";
    }

    /// <summary>
    /// Creates a repository. The app doesn't document whether such a row creates an integration; the sandbox doesn't create one.
    /// </summary>
    private string Add(Dictionary<string, string> item, JObject body, string user)
    {
        if (item.TryGetValue(M.IntegrationType, out var type) && type != "simple")
        {
            return $"Skipping integration {body["origin"]}";
        }

        var added = repositories.Add(body);
        SetOwn(added, body);
        repositories.Changed(user, null, added);
        return $"Creating repository {added["origin"]}";
    }

    private static void SetOwn(JObject item, JObject body)
    {
        foreach (var name in OwnMembers.Where(name => body[name] is not null))
        {
            item[name] = body[name];
        }
    }

    private (SandboxResource Resource, JObject Item) Find(string id)
    {
        SandboxResource resource = integrations.Contains(id) ? integrations : repositories;
        return (resource, resource.Get(id));
    }

    private static JObject Entry(string message) =>
        new()
        {
            ["prcntDouble"] = 100.0,
            ["prcntInteger"] = 100,
            ["error"] = false,
            ["message"] = message,
        };
}
