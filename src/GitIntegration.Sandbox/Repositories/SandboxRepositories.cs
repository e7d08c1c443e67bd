using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using F = GitIntegration.RepositoryFields;
using M = GitIntegration.Sandbox.RepositoryMembers;
using S = GitIntegration.SharedFields;

namespace GitIntegration.Sandbox;

/// <summary>
/// The repositories of a sandbox. Their id stands in the query or the body, and a response to a change is the bare object.
/// </summary>
internal sealed class SandboxRepositories(IdSequence ids, IEnumerable<JObject> initial, SandboxJira jira)
    : SandboxResource(ids, initial, M.Rules)
{
    private const string AppFolder = "/var/jira/data/git-plugin";

    /// <inheritdoc/>
    public override IEnumerable<Route> Routes =>
        RoutesAt("rest/gitplugin/1.0/repository").Concat(RoutesAt("rest/gitplugin/1.0/repository.json"));

    /// <summary>The id of the next new object.</summary>
    public int NextId => Store.NextId;

    /// <summary>Is called when the list is asked for, before it is made.</summary>
    public Action? Polled { get; set; }

    /// <summary>Adds one that a scan has found.</summary>
    public void Put(JObject repository) => Store.Put(repository);

    /// <inheritdoc/>
    public override IReadOnlyList<JObject> List()
    {
        Polled?.Invoke();
        return base.List();
    }

    /// <summary>A repository with the app's defaults.</summary>
    public static JObject Default(int id, string displayName, string origin)
    {
        var folder = $"{id}_{displayName}";
        var repository = SharedMembers.Defaults(id, displayName, origin);
        repository[F.MainBranch.Name] = "master";
        repository[F.RealRoot.Name] = folder;
        repository[F.AbsoluteRoot.Name] = false;
        repository[F.EnableFetches.Name] = true;
        repository[F.CommitsValidationRequired.Name] = true;
        repository[M.Hosted] = false;
        repository["requireUserPat"] = false;
        repository["supportsBranchCreationApi"] = false;
        repository[M.State] = "QUEUED";
        return Located(repository);
    }

    /// <summary>The repository with the folder that its root means.</summary>
    public static JObject Located(JObject repository)
    {
        var root = (string?)repository[F.RealRoot.Name];
        repository[M.Root] = (bool?)repository[F.AbsoluteRoot.Name] == true ? root : $"{AppFolder}/{root}";
        return repository;
    }

    /// <inheritdoc/>
    public override JObject Update(JObject current, JObject body) => base.Update(current, IsNested(current) ? WithoutIgnored(body) : body);

    /// <summary>Removes what an integration had, once that is gone.</summary>
    public void RemoveNestedIn(int integrationId)
    {
        foreach (var repository in Store.All.Where(item => (int?)item[M.IntegrationId] == integrationId).ToArray())
        {
            Store.Remove((int)repository["id"]!);
        }
    }

    /// <inheritdoc/>
    protected override JObject Create(int id, JObject settings)
    {
        var origin = (string?)settings[S.Origin.Name];
        if (string.IsNullOrEmpty(origin))
        {
            throw new SandboxRefusal("origin is missing");
        }

        return Default(id, NameIn(origin!), origin!);
    }

    /// <inheritdoc/>
    protected override void Check(JObject updated) => Located(updated);

    /// <inheritdoc/>
    protected override SandboxRefusal NotFound(string id) =>
        new($"Repository with id={id} does not exist", "Please use the id of a repository in the list.");

    private static bool IsNested(JObject repository) => repository[M.IntegrationId] is not null;

    private static JObject WithoutIgnored(JObject body) =>
        new(body.Properties().Where(member => !M.IgnoredWhenNested.Contains(member.Name)));

    /// <summary>The last part of an address, without what a bare repository has at its end.</summary>
    public static string NameIn(string origin)
    {
        var name = origin.TrimEnd('/').Split('/', '\\').Last();
        return name.EndsWith(".git", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name;
    }

    private IEnumerable<Route> RoutesAt(string path)
    {
        var forAll = new ResourceRoutes(this, Access.User);
        var forAdministrators = new ResourceRoutes(this);
        return
        [
            forAll.List(path, BodyShape.Enveloped("repositories", success: true), IsListed),
            forAdministrators.Add(path, BodyShape.Bare),
            forAdministrators.Update(path, IdSource.Body, BodyShape.Bare),
            forAdministrators.Remove(path, IdSource.Query),
        ];
    }

    /// <summary>
    /// Of a project, the list has what its users see: neither what is disabled nor what is in error.
    /// </summary>
    private bool IsListed(RouteContext context, JObject repository)
    {
        if (context.Request.QueryParameter("projectKey") is not { } key)
        {
            return true;
        }

        var project = jira.FindProject(key) ?? throw new SandboxRefusal($"Project {key} does not exist", "Use the key of a project.");
        var isUsable = (bool?)repository[S.Disabled.Name] != true && (string?)repository[M.State] != "ERROR";
        var isShown =
            (bool?)repository[S.Global.Name] == true
            || repository[S.ProjectMappingIds.Name]!.Any(id => (string?)id == (string?)project["id"]);
        return isUsable && isShown;
    }
}
