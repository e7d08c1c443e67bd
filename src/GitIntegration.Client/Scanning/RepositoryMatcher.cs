using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>
/// Finds the repositories of Jira among those of a git host: by clone address where both sides have one, and by name otherwise.
/// </summary>
internal sealed class RepositoryMatcher
{
    private static readonly Regex Slashes = new("/{2,}", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout),
        DefaultPort = new(":(?:443|80|22)$", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    private readonly Dictionary<string, HostRepository> byAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HostRepository> byName = new(StringComparer.OrdinalIgnoreCase);

    public RepositoryMatcher(IEnumerable<HostRepository> listed)
    {
        foreach (var repository in listed)
        {
            foreach (var address in repository.CloneAddresses)
            {
                byAddress[Normalize(address)] = repository;
            }

            byName[repository.Name] = repository;
        }
    }

    /// <summary>The repository on the host; null where the host doesn't list it.</summary>
    public HostRepository? Find(GijRepository repository)
    {
        if (repository.Origin is { Length: > 0 } origin && byAddress.TryGetValue(Normalize(origin), out var found))
        {
            return found;
        }

        return NamesOf(repository).Select(name => byName.TryGetValue(name, out var named) ? named : null).FirstOrDefault(CanBe);

        bool CanBe(HostRepository? named) =>
            named is not null && (named.CloneAddresses.Count == 0 || string.IsNullOrEmpty(repository.Origin));
    }

    /// <summary>What Jira's side is called in the output.</summary>
    public static string NameOf(GijRepository repository) => NamesOf(repository).First();

    private static IEnumerable<string> NamesOf(GijRepository repository)
    {
        var name = repository.DisplayName ?? $"{repository.Id}";
        return repository.Group is { Length: > 0 } group
            ? [$"{group}/{name}", $"{group.Substring(group.LastIndexOf('/') + 1)}/{name}", name]
            : [name];
    }

    /// <summary>An address without what can differ between two ways to the same repository: the scheme, a login, and .git.</summary>
    private static string Normalize(string address)
    {
        var text = address.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var behindScheme = scheme < 0 ? text : text.Substring(scheme + 3);
        var host = behindScheme.Split('/')[0];
        var path = behindScheme.Substring(host.Length);
        host = host.Substring(host.LastIndexOf('@') + 1);
        if (scheme < 0 && host.Contains(':'))
        {
            // As git writes it: git@host:path
            path = $"/{host.Substring(host.IndexOf(':') + 1).TrimStart('/')}{path}";
            host = host.Substring(0, host.IndexOf(':'));
        }

        path = Slashes.Replace(Uri.UnescapeDataString(path.TrimEnd('/')), "/");
        host = DefaultPort.Replace(host, string.Empty);
        return host + (path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path.Substring(0, path.Length - 4) : path);
    }
}
