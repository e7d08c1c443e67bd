using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>The form in which a git host lists repositories: what a filter is applied to, and what it has to return.</summary>
internal sealed class ListShape
{
    private const string GitHubApp = "GITHUB_APP",
        GitHubAppId = "githubAppId",
        GitHubAppPath = "/installation/repositories";

    private readonly string? member;
    private readonly bool keepsWrapper;

    private ListShape(string form, string? member = null, bool keepsWrapper = false)
    {
        Form = form;
        this.member = member;
        this.keepsWrapper = keepsWrapper;
    }

    /// <summary>An array.</summary>
    public static ListShape Array { get; } = new("[?…]");

    /// <summary>The array in an object, as Microsoft's hosts return it.</summary>
    public static ListShape Value { get; } = new("{value: value[?…]}", "value", keepsWrapper: true);

    /// <summary>The array in an object, as GitHub returns it to an app.</summary>
    public static ListShape Repositories { get; } = new("repositories[] | [?…]", "repositories");

    /// <summary>How an expression looks that returns this form.</summary>
    public string Form { get; }

    /// <summary>The form for a type of integration; null for one that has no filter, or isn't documented.</summary>
    public static ListShape? OfType(string? type) =>
        type is null || type == IntegrationTypes.CodeCommit ? null
        : IntegrationTypes.Microsoft.Contains(type) ? Value
        : IntegrationTypes.All.Contains(type) ? Array
        : type.StartsWith(GitHubApp, StringComparison.Ordinal) ? Repositories
        : null;

    /// <summary>The form for an integration, which can be a GitHub App; null where it isn't known.</summary>
    public static ListShape? Of(GijIntegration integration) =>
        integration.HasAdditional(GitHubAppId) || integration.ApiPath?.IndexOf(GitHubAppPath, StringComparison.OrdinalIgnoreCase) >= 0
            ? Repositories
            : OfType(integration.Type);

    /// <summary>The form that a list has.</summary>
    public static ListShape? Of(JToken list) =>
        list is JArray ? Array
        : Value.Wrapped(list) is not null ? Value
        : Repositories.Wrapped(list) is not null ? Repositories
        : null;

    /// <summary>The repositories of a list in any form; null where it has none.</summary>
    public static JArray? ItemsOf(JToken list) => list as JArray ?? Value.Wrapped(list) ?? Repositories.Wrapped(list);

    /// <summary>The list in this form.</summary>
    public JToken Wrap(JArray items) =>
        member is null ? items : new JObject { [keepsWrapper ? "count" : "total_count"] = items.Count, [member] = items };

    /// <summary>The repositories that an expression has left; null for a result that isn't in this form.</summary>
    public JArray? Left(JToken result) => keepsWrapper ? Wrapped(result) : result as JArray ?? Wrapped(result);

    private JArray? Wrapped(JToken list) => member is not null && list is JObject members ? members[member] as JArray : null;
}
