using System;
using System.Collections.Generic;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>How a git host is asked for its repositories: where, with which path, and with which login.</summary>
internal sealed class HostRequest
{
    /// <summary>Microsoft's hosts take a token as the password of any user.</summary>
    private const string AnyUser = "token";

    private const string PerPage = "per_page=100";

    /// <summary>The oldest version whose list Azure DevOps and the servers since TFS 2018 have.</summary>
    private const string ApiVersion = "api-version=4.1";

    private static readonly Dictionary<string, Func<ScanSource, HostRequest>> Makers = new()
    {
        [T.GitHub] = source => GitHub(source, ApiOfGitHub(AddressOf(source, "https://api.github.com"))),
        [T.GitHubServer] = source => GitHub(source, ApiOfServer(AddressOf(source))),
        [T.GitLab] = source => GitLab(source, AddressOf(source, "https://gitlab.com")),
        [T.GitLabServer] = source => GitLab(source, AddressOf(source)),
        [T.Azure] = source => Microsoft(source, AddressOf(source, "https://dev.azure.com")),
        [T.AzureDevOps] = source => Microsoft(source, AddressOf(source)),
        [T.VisualStudio] = source => Microsoft(source, AddressOf(source)),
        [T.TeamFoundationServer] = source => Microsoft(source, AddressOf(source)),
    };

    private HostRequest(Uri address, JiraLogin login, ListShape shape)
    {
        Address = address;
        Login = login;
        Shape = shape;
    }

    /// <summary>The address of the first page.</summary>
    public Uri Address { get; }

    /// <summary>The host without a path.</summary>
    public Uri Root => new(Address.GetLeftPart(UriPartial.Authority));

    public JiraLogin Login { get; }

    /// <summary>The form of its lists.</summary>
    public ListShape Shape { get; }

    /// <summary>The request for the repositories of an integration.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ScanNotPreviewable"/>: it can't be made.</exception>
    public static HostRequest Of(ScanSource source) =>
        source.Type is { } type && Makers.TryGetValue(type, out var make) ? make(source) : throw source.NotPreviewable(WhyNot(source.Type));

    private static string WhyNot(string? type) =>
        type switch
        {
            T.GitLabServerLegacy => Reasons.Named("LegacyNotPreviewable"),
            T.TrackedFolder => Reasons.Named("FolderNotPreviewable"),
            T.CodeCommit => Reasons.Named("CodeCommitNotPreviewable"),
            T.Gerrit => Reasons.Named("GerritNotPreviewable"),
            _ => Reasons.Named("TypeNotPreviewable", type ?? "?"),
        };

    private static HostRequest GitHub(ScanSource source, Uri api)
    {
        var path = source.ApiPath.Length == 0 ? "user/repos" : PathBehind(source.ApiPath, "/api/v3/");
        return new HostRequest(With(Below(api, path), PerPage), LoginOf(source), ListShape.Array);
    }

    private static HostRequest GitLab(ScanSource source, Uri server)
    {
        var path = source.ApiPath.Length == 0 ? "projects?membership=true" : PathBehind(source.ApiPath, "/api/v4/");
        return new HostRequest(With(Below(server, "api/v4/" + path), PerPage), LoginOf(source), ListShape.Array);
    }

    private static HostRequest Microsoft(ScanSource source, Uri server)
    {
        var path = Uri.UnescapeDataString(server.AbsolutePath).TrimEnd('/');
        var isInAddress = path.EndsWith($"/{source.Collection}", StringComparison.OrdinalIgnoreCase);
        var collection =
            source.Collection.Length == 0 || isInAddress ? server : Below(server, Uri.EscapeDataString(source.Collection) + "/");
        var login = source.Pat is { } token ? JiraLogin.FromPassword(AnyUser, token) : LoginOf(source);
        return new HostRequest(With(Below(collection, "_apis/git/repositories"), ApiVersion), login, ListShape.Value);
    }

    /// <summary>The token, or the user name and password.</summary>
    private static JiraLogin LoginOf(ScanSource source) =>
        source.Pat is { Length: > 0 } token ? JiraLogin.FromToken(token)
        : source.Password is { Length: > 0 } password ? JiraLogin.FromPassword(source.Username, password)
        : throw GijErrors.ScanNeedsSecret(source.Subject);

    private static Uri ApiOfServer(Uri origin) =>
        origin.AbsolutePath.TrimEnd('/').EndsWith("/api/v3", StringComparison.OrdinalIgnoreCase) ? origin : Below(origin, "api/v3/");

    /// <summary>GitHub.com has its API on a host of its own, and so has each enterprise with data residency.</summary>
    private static Uri ApiOfGitHub(Uri origin)
    {
        var isWebsite =
            origin.Host is "github.com" or "www.github.com" || origin.Host.EndsWith(".ghe.com", StringComparison.OrdinalIgnoreCase);
        return isWebsite && !origin.Host.StartsWith("api.", StringComparison.OrdinalIgnoreCase)
            ? new Uri($"https://api.{(origin.Host.EndsWith("github.com", StringComparison.Ordinal) ? "github.com" : origin.Host)}/")
            : origin;
    }

    /// <summary>The address of the integration, without what may stand behind a path.</summary>
    private static Uri AddressOf(ScanSource source, string? otherwise = null)
    {
        var text = source.Origin.Length == 0 && otherwise is not null ? otherwise : source.Origin.TrimEnd('*', '/');
        var isUsable = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
        return
            isUsable
            && uri!.UserInfo.Length == 0
            && Uri.TryCreate($"{uri!.GetLeftPart(UriPartial.Path).TrimEnd('/')}/", UriKind.Absolute, out var address)
            ? address
            : throw source.NotPreviewable(Reasons.Named("OriginNotWeb"));
    }

    /// <summary>A path that may or may not begin with that of the API.</summary>
    private static string PathBehind(string path, string api) =>
        path.StartsWith(api, StringComparison.OrdinalIgnoreCase) ? path.Substring(api.Length) : path.TrimStart('/');

    /// <summary>An address below another one. What would lead elsewhere isn't followed: the host stays the same.</summary>
    private static Uri Below(Uri address, string path) => new($"{address.AbsoluteUri.TrimEnd('/')}/{path}");

    /// <summary>An address with one more parameter, unless it has that.</summary>
    private static Uri With(Uri address, string parameter)
    {
        var name = parameter.Split('=')[0];
        var hasIt = Array.Exists(
            address.Query.TrimStart('?').Split('&'),
            one => one.Split('=')[0].Equals(name, StringComparison.OrdinalIgnoreCase)
        );
        return hasIt ? address : new Uri($"{address.AbsoluteUri}{(address.Query.Length == 0 ? '?' : '&')}{parameter}");
    }
}
