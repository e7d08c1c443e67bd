using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>Makes routes of a resource's operations. The noun says the paths, where a request has the id, and the shapes.</summary>
internal sealed class ResourceRoutes(SandboxResource resource, Access access = Access.Administrator)
{
    /// <param name="path">The path's template.</param>
    /// <param name="shape">The shape of the response.</param>
    /// <param name="filter">Which objects this request lists; all where it is null.</param>
    public Route List(string path, Func<JToken, JToken> shape, Func<RouteContext, JObject, bool>? filter = null) =>
        Make(
            "GET",
            path,
            context =>
            {
                var listed = resource.List().Where(item => filter is null || filter(context, item));
                return shape(new JArray(listed.Select(item => item.DeepClone())));
            }
        );

    public Route Get(string path, Func<RouteContext, string> id, Func<JToken, JToken> shape) =>
        Make("GET", path, context => shape(resource.Get(id(context)).DeepClone()));

    public Route Add(string path, Func<JToken, JToken> shape) =>
        Make(
            "POST",
            path,
            context =>
            {
                var added = resource.Add(context.ReadBody());
                resource.Changed(context.User, null, added);
                return shape(added.DeepClone());
            }
        );

    public Route Update(string path, Func<RouteContext, string> id, Func<JToken, JToken> shape) =>
        Make(
            "PUT",
            path,
            context =>
            {
                var current = resource.Get(id(context));
                var before = (JObject)current.DeepClone();
                var updated = resource.Update(current, context.ReadBody());
                resource.Changed(context.User, before, updated);
                return shape(updated.DeepClone());
            }
        );

    public Route Remove(string path, Func<RouteContext, string> id) =>
        Make(
            "DELETE",
            path,
            context =>
            {
                var removed = resource.Get(id(context));
                resource.Remove(removed);
                resource.Changed(context.User, removed, null);
                return BodyShape.Success();
            }
        );

    private Route Make(string method, string path, Func<RouteContext, JToken> operation) =>
        new(method, path, access, context => SandboxResponse.Json(operation(context)));
}
