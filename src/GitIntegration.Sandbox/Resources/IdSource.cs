namespace GitIntegration.Sandbox;

/// <summary>Where a request names the object that it is about.</summary>
internal static class IdSource
{
    /// <summary>In the placeholder {id} of the path.</summary>
    public static string Path(RouteContext context) => context.Values["id"];

    /// <exception cref="SandboxRefusal">The query has no id.</exception>
    public static string Query(RouteContext context) => context.Request.QueryParameter("id") ?? throw Missing();

    /// <exception cref="SandboxRefusal">The body has no id.</exception>
    public static string Body(RouteContext context) => context.ReadBody()["id"]?.ToString() ?? throw Missing();

    private static SandboxRefusal Missing() => new("id is missing");
}
