using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>
/// A Jira with the app 'Git Integration for Jira', in memory: the documented endpoints with the forms, quirks and
/// refusals that the API page describes. Written from that page, not from the client.
/// </summary>
internal sealed class SandboxServer
{
    /// <summary>The address that a connection to a sandbox shows; it leads nowhere.</summary>
    public const string Address = "https://sandbox.invalid/jira";

    private const string AdministratorName = "admin",
        ReaderName = "reader";
    private const int ListsBeforeRemoval = 2;

    private readonly object state = new();
    private readonly string contextPath;
    private readonly SortedDictionary<int, JObject> integrations = SandboxData.Integrations();
    private readonly Dictionary<int, int> removals = [];
    private readonly Route[] routes;
    private int lastId;
    private int requests;

    /// <param name="contextPath">What the address has behind the host, for example /jira; empty for none.</param>
    public SandboxServer(string contextPath = "")
    {
        this.contextPath = contextPath;
        lastId = integrations.Keys.Max();
        routes =
        [
            new("GET", "status", (_, _) => SandboxAnswer.Json(new JObject { ["state"] = "RUNNING" }), Needs.Nothing),
            new("GET", "rest/api/2/serverInfo", (_, _) => SandboxAnswer.Json(SandboxData.ServerInfo()), Needs.Nothing),
            new(
                "GET",
                "rest/api/2/myself",
                (_, caller) =>
                    SandboxAnswer.Json(
                        new JObject
                        {
                            ["name"] = caller,
                            ["displayName"] = $"Sandbox {caller}",
                            ["active"] = true,
                        }
                    ),
                Needs.Login
            ),
            new("GET", "rest/api/2/project", (_, _) => SandboxAnswer.Json(SandboxData.Projects()), Needs.Login),
            new("GET", "rest/api/2/project/([^/]+)", (call, _) => Project(call.Argument), Needs.Login),
            new("GET", "rest/gitplugin/1.0/integration", (_, _) => List(), Needs.Administrator),
            new("GET", "rest/gitplugin/1.0/integration/([0-9]+)", (call, _) => Get(call.Argument), Needs.Administrator),
            new("POST", "rest/gitplugin/1.0/integration", (call, _) => Add(call.Body), Needs.Administrator),
            new("PUT", "rest/gitplugin/1.0/integration/([0-9]+)", (call, _) => Update(call.Argument, call.Body), Needs.Administrator),
            new(
                "PUT",
                "rest/gitplugin/1.0/repository/([0-9]+)/disable",
                (call, _) => SetDisabled(call.Argument, call.Query),
                Needs.Administrator
            ),
            new("DELETE", "rest/gitplugin/1.0/integration/([0-9]+)", (call, _) => Remove(call.Argument), Needs.Administrator),
        ];
    }

    private enum Needs
    {
        Nothing,
        Login,
        Administrator,
    }

    /// <summary>The token (or password, of 'admin') of a Jira administrator on this sandbox.</summary>
    public string AdministratorToken { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The token (or password, of 'reader') of a user who is no administrator.</summary>
    public string ReaderToken { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Answers one request; each sees the state that the ones before it left.</summary>
    public SandboxAnswer Answer(SandboxRequest request)
    {
        lock (state)
        {
            var answer = Dispatch(request);
            answer.Headers["X-ANODEID"] = "sandbox1";
            answer.Headers["X-AREQUESTID"] = $"{(++requests).ToString(CultureInfo.InvariantCulture)}x1";
            return answer;
        }
    }

    private SandboxAnswer Dispatch(SandboxRequest request)
    {
        var path = request.Path.StartsWith(contextPath + "/", StringComparison.Ordinal)
            ? request.Path.Substring(contextPath.Length + 1)
            : string.Empty;
        var caller = Caller(request.Authorization);
        if (request.Authorization is not null && caller is null)
        {
            return Unauthorized();
        }

        var (route, match) = routes
            .Select(route => (route, match: route.Path.Match(path)))
            .FirstOrDefault(pair => pair.match?.Success == true && pair.route.Method == request.Method);
        return route is null ? SandboxAnswer.Page(404, "Oops, you have found a dead link")
            : route.Needs != Needs.Nothing && caller is null ? Unauthorized()
            : route.Needs == Needs.Administrator && caller != AdministratorName
                ? SandboxAnswer.Json(new JObject { ["message"] = "Only Jira administrators may do this.", ["status-code"] = 403 }, 403)
            : request.Method != "GET" && !request.PassesXsrfCheck ? new SandboxAnswer(403, "text/plain", "XSRF check failed")
            : Run(route, new Call(match.Groups[1].Value, request.Query, request.Body), caller ?? string.Empty);
    }

    private static SandboxAnswer Run(Route route, Call call, string caller)
    {
        try
        {
            return route.Answer(call, caller);
        }
        catch (SandboxRefusal refusal)
        {
            return SandboxAnswer.Failure(refusal.Message, refusal.Advice);
        }
        catch (JsonReaderException)
        {
            return SandboxAnswer.Failure("The request body is not valid JSON", "Send one JSON object.");
        }
    }

    /// <summary>Reads a body; text that looks like a date stays text.</summary>
    private static JToken Parsed(string body)
    {
        using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
        var token = JToken.ReadFrom(reader);
        return reader.Read() ? throw new JsonReaderException("There is more behind the body.") : token;
    }

    private static SandboxAnswer Unauthorized()
    {
        var answer = SandboxAnswer.Page(401, "Unauthorized (401)");
        answer.Headers["X-Seraph-LoginReason"] = "AUTHENTICATED_FAILED";
        return answer;
    }

    private static SandboxAnswer Project(string keyOrId) =>
        SandboxData.Projects().FirstOrDefault(project => (string?)project["key"] == keyOrId || (string?)project["id"] == keyOrId)
            is { } found
            ? SandboxAnswer.Json(found)
            : SandboxAnswer.Json(
                new JObject
                {
                    ["errorMessages"] = new JArray($"No project could be found with key '{keyOrId}'."),
                    ["errors"] = new JObject(),
                },
                404
            );

    private string? Caller(AuthenticationHeaderValue? authorization)
    {
        var logins = new Dictionary<string, string>
        {
            [$"Bearer {AdministratorToken}"] = AdministratorName,
            [$"Bearer {ReaderToken}"] = ReaderName,
            [Basic(AdministratorName, AdministratorToken)] = AdministratorName,
            [Basic(ReaderName, ReaderToken)] = ReaderName,
        };
        return authorization is not null && logins.TryGetValue(authorization.ToString(), out var name) ? name : null;

        static string Basic(string user, string password) =>
            $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
    }

    /// <summary>The list says its success as a boolean. Integrations under removal are still on it until the job comes to them.</summary>
    private SandboxAnswer List()
    {
        var answer = SandboxAnswer.Json(new JObject { ["success"] = true, ["integrations"] = new JArray(integrations.Values) });
        RunRemovals();
        return answer;
    }

    /// <summary>One integration comes as an array of one, with its success as text.</summary>
    private SandboxAnswer Get(string id) =>
        SandboxAnswer.Json(new JObject { ["success"] = "true", ["integration"] = new JArray(Existing(id).Value) });

    /// <summary>A new integration comes as an object, and has not been indexed yet.</summary>
    private SandboxAnswer Add(string body)
    {
        var added = SandboxData.Numbered(IntegrationRules.Created(Parsed(body)), ++lastId);
        added.Remove("lastIndexedDate");
        integrations[lastId] = added;
        return SandboxAnswer.Json(new JObject { ["success"] = "true", ["integration"] = added });
    }

    private SandboxAnswer SetDisabled(string id, string query)
    {
        var (_, current) = Existing(id);
        current[IntegrationFields.Disabled.Name] = query switch
        {
            "?disable=true" => true,
            "?disable=false" => false,
            _ => throw new SandboxRefusal("The parameter disable is missing", "Add disable=true or disable=false."),
        };
        return SandboxAnswer.Json(new JObject { ["success"] = true });
    }

    /// <summary>A removal is a job of low priority: it is accepted at once, and the integration is listed as disabled until the job has run.</summary>
    private SandboxAnswer Remove(string id)
    {
        var (number, current) = Existing(id);
        current[IntegrationFields.Disabled.Name] = true;
        removals[number] = ListsBeforeRemoval;
        return SandboxAnswer.Json(new JObject { ["success"] = true });
    }

    /// <summary>Time is counted in lists read, so that a test does not depend on a clock.</summary>
    private void RunRemovals()
    {
        foreach (var id in removals.Keys.ToArray())
        {
            if (--removals[id] == 0)
            {
                removals.Remove(id);
                integrations.Remove(id);
            }
        }
    }

    /// <summary>An updated integration comes as an object, with its success as text.</summary>
    private SandboxAnswer Update(string id, string body)
    {
        var (number, current) = Existing(id);
        integrations[number] = IntegrationRules.Updated(current, Parsed(body));
        return SandboxAnswer.Json(new JObject { ["success"] = "true", ["integration"] = integrations[number] });
    }

    private (int Id, JObject Value) Existing(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && integrations.TryGetValue(number, out var found)
            ? (number, found)
            : throw new SandboxRefusal($"Integration with id={id} does not exist", "Take an id from the list of integrations.");

    /// <summary>The part of the path that names an object, what follows the path, and the body.</summary>
    private sealed class Call(string argument, string query, string body)
    {
        public string Argument { get; } = argument;

        public string Query { get; } = query;

        public string Body { get; } = body;
    }

    private sealed class Route(string method, string path, Func<Call, string, SandboxAnswer> answer, Needs needs)
    {
        public string Method { get; } = method;

        public Regex Path { get; } = new($@"\A{path}\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        public Func<Call, string, SandboxAnswer> Answer { get; } = answer;

        public Needs Needs { get; } = needs;
    }
}
