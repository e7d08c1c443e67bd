using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Sandbox;

/// <summary>The call that disables an object and enables it again: one path for the ids of all nouns.</summary>
internal static class DisableRoute
{
    /// <param name="path">The path's template, with a placeholder {id}.</param>
    /// <param name="resources">The nouns. The first one speaks for all of them where none has the id.</param>
    public static Route For(string path, IReadOnlyList<SandboxResource> resources) =>
        new("PUT", path, Access.Administrator, context => SetDisabled(context, resources));

    private static SandboxResponse SetDisabled(RouteContext context, IReadOnlyList<SandboxResource> resources)
    {
        var id = IdSource.Path(context);
        var owner = resources.FirstOrDefault(resource => resource.Contains(id)) ?? resources[0];
        SharedMembers.SetDisabled(owner.Get(id), ReadFlag(context.Request));
        return SandboxResponse.Json(BodyShape.Success());
    }

    private static bool ReadFlag(SandboxRequest request) =>
        request.QueryParameter("disable") switch
        {
            "true" => true,
            "false" => false,
            _ => throw new SandboxRefusal("The parameter disable is missing", "Add disable=true or disable=false."),
        };
}
