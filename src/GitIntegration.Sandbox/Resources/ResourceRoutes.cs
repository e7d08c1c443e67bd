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
        Make("POST", path, context => shape(resource.Add(context.ReadBody()).DeepClone()));

    public Route Update(string path, Func<RouteContext, string> id, Func<JToken, JToken> shape) =>
        Make("PUT", path, context => shape(resource.Update(resource.Get(id(context)), context.ReadBody()).DeepClone()));

    public Route Remove(string path, Func<RouteContext, string> id) =>
        Make(
            "DELETE",
            path,
            context =>
            {
                resource.Remove(resource.Get(id(context)));
                return BodyShape.Success();
            }
        );

    private Route Make(string method, string path, Func<RouteContext, JToken> operation) =>
        new(method, path, access, context => SandboxResponse.Json(operation(context)));
}
