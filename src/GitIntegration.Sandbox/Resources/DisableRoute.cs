using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>The call that disables an object and enables it again: one path for the ids of all nouns.</summary>
internal static class DisableRoute
{
    /// <param name="path">The path's template, with a placeholder {id}.</param>
    /// <param name="resources">The nouns. The first one speaks for all of them where none has the id.</param>
    /// <param name="disabled">Is told what was disabled: that cancels what is done with it.</param>
    public static Route For(string path, IReadOnlyList<SandboxResource> resources, Action<JObject> disabled) =>
        new("PUT", path, Access.Administrator, context => SetDisabled(context, resources, disabled));

    private static SandboxResponse SetDisabled(RouteContext context, IReadOnlyList<SandboxResource> resources, Action<JObject> disabled)
    {
        var id = IdSource.Path(context);
        var owner = resources.FirstOrDefault(resource => resource.Contains(id)) ?? resources[0];
        var item = owner.Get(id);
        var before = (JObject)item.DeepClone();
        SharedMembers.SetDisabled(item, ReadFlag(context.Request));
        owner.Changed(context.User, before, item);
        if ((bool)item[SharedFields.Disabled.Name]!)
        {
            disabled(item);
        }

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
