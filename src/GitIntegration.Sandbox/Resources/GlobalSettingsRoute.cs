using System;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>The one general setting with a documented call. Nothing is documented that reads it.</summary>
internal static class GlobalSettingsRoute
{
    private const string Name = "altJiraBaseUrl";

    public static Route Make() => new("POST", "rest/gitplugin/1.0/global-settings", Access.Administrator, Set);

    private static SandboxResponse Set(RouteContext context)
    {
        var url = context.ReadBody()[Name];
        var isAddress = url?.Type == JTokenType.String && ((string)url! is "" || Uri.IsWellFormedUriString((string?)url, UriKind.Absolute));
        return isAddress ? SandboxResponse.Json(BodyShape.Success()) : throw new SandboxRefusal($"{Name} must be an address, or empty");
    }
}
