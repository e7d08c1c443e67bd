using System;
using System.Collections.Generic;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>Checks a request as Jira does, and hands it to the route that it is for.</summary>
/// <param name="contextPath">What the address has after the host, for example /jira; empty for none.</param>
/// <param name="logins">The users.</param>
/// <param name="routes">The operations; the first one that matches is called.</param>
internal sealed class RequestDispatcher(string contextPath, SandboxLogins logins, IReadOnlyList<Route> routes)
{
    private readonly object state = new();
    private int requests;

    /// <summary>Responds to one request after the other, so that each sees the state that the ones before it left.</summary>
    public SandboxResponse Respond(SandboxRequest request)
    {
        lock (state)
        {
            var response = Dispatch(request);
            response.Headers["X-ANODEID"] = "sandbox1";
            response.Headers["X-AREQUESTID"] = $"{(++requests).ToString(CultureInfo.InvariantCulture)}x1";
            return response;
        }
    }

    private SandboxResponse Dispatch(SandboxRequest request)
    {
        var user = request.Authorization is null ? null : logins.UserOf(request.Authorization);
        if (request.Authorization is not null && user is null)
        {
            return Unauthorized();
        }

        var path = PathBelowContext(request.Path);
        foreach (var route in routes)
        {
            if (route.Match(request.Method, path) is { } values)
            {
                return CheckAccess(route.Access, user, request) ?? Run(route, new RouteContext(request, values, user ?? string.Empty));
            }
        }

        return SandboxResponse.Page(404, "Oops, you have found a dead link");
    }

    private string PathBelowContext(string path) =>
        path.StartsWith(contextPath + "/", StringComparison.Ordinal) ? path.Substring(contextPath.Length + 1) : string.Empty;

    /// <summary>The response to a request that may not go on, or null.</summary>
    private static SandboxResponse? CheckAccess(Access access, string? user, SandboxRequest request)
    {
        if (access == Access.Anonymous)
        {
            return null;
        }

        if (user is null)
        {
            return Unauthorized();
        }

        if (access == Access.Administrator && !SandboxLogins.IsAdministrator(user))
        {
            return SandboxResponse.Json(new JObject { ["message"] = "Only Jira administrators may do this.", ["status-code"] = 403 }, 403);
        }

        return request.Method == "GET" || request.PassesXsrfCheck ? null : new SandboxResponse(403, "text/plain", "XSRF check failed");
    }

    private static SandboxResponse Run(Route route, RouteContext context)
    {
        try
        {
            return route.Handler(context);
        }
        catch (SandboxRefusal refusal)
        {
            return refusal.Response;
        }
    }

    private static SandboxResponse Unauthorized()
    {
        var response = SandboxResponse.Page(401, "Unauthorized (401)");
        response.Headers["X-Seraph-LoginReason"] = "AUTHENTICATED_FAILED";
        return response;
    }
}
