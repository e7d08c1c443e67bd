using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using F = GitIntegration.IntegrationFields;
using S = GitIntegration.SharedFields;

namespace GitIntegration.Sandbox;

/// <summary>The integrations of a sandbox.</summary>
/// <param name="ids">The sequence of ids that all nouns share.</param>
/// <param name="initial">The integrations at the start.</param>
/// <param name="added">Is told of a new one.</param>
/// <param name="removed">Is told the id of an integration that is gone.</param>
internal sealed class SandboxIntegrations(IdSequence ids, IEnumerable<JObject> initial, Action<JObject> added, Action<int> removed)
    : SandboxResource(ids, initial, IntegrationMembers.Rules)
{
    private const string Path = "rest/gitplugin/1.0/integration";
    private const string PathOfOne = Path + "/{id:int}";

    /// <inheritdoc/>
    public override IEnumerable<Route> Routes
    {
        get
        {
            var routes = new ResourceRoutes(this);
            return
            [
                routes.List(Path, BodyShape.Enveloped("integrations", success: true)),
                routes.Get(PathOfOne, IdSource.Path, BodyShape.EnvelopedArray("integration", success: "true")),
                routes.Add(Path, BodyShape.Enveloped("integration", success: "true")),
                routes.Update(PathOfOne, IdSource.Path, BodyShape.Enveloped("integration", success: "true")),
                routes.Remove(PathOfOne, IdSource.Path),
            ];
        }
    }

    /// <summary>An integration with the app's defaults.</summary>
    public static JObject Default(int id, string type, string displayName, string origin)
    {
        var integration = SharedMembers.Defaults(id, displayName, origin);
        integration[F.Type.ResponseName] = type;
        integration[F.RequireUserPat.Name] = false;
        return integration;
    }

    /// <inheritdoc/>
    public override JObject Add(JObject body)
    {
        var integration = base.Add(body);
        added(integration);
        return integration;
    }

    /// <inheritdoc/>
    protected override void FinishRemoval(int id)
    {
        base.FinishRemoval(id);
        removed(id);
    }

    /// <inheritdoc/>
    protected override JObject Create(int id, JObject settings)
    {
        var type = (string?)settings[F.Type.Name] ?? throw new SandboxRefusal("type is missing");
        var host = HostType.All[type];
        if (!host.IsMetBy(settings))
        {
            throw new SandboxRefusal($"{type} needs {host.Needs}");
        }

        var origin = (string?)settings[S.Origin.Name] ?? host.SharedHost!;
        return Default(id, type, $"{origin.TrimEnd('/', '*')}/*", origin);
    }

    /// <inheritdoc/>
    protected override void Check(JObject updated)
    {
        if ((string?)updated[F.Type.ResponseName] == IntegrationTypes.TrackedFolder && updated[F.FolderDepth.Name] is null)
        {
            throw new SandboxRefusal("A tracked folder needs folderDepth");
        }
    }

    /// <inheritdoc/>
    protected override SandboxRefusal NotFound(string id) =>
        new($"Integration with id={id} does not exist", "Use an id from the list of integrations.");
}
