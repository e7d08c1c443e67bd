using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Sandbox;

/// <summary>One operation: its method, its path, who may call it, and what it does.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="template">
/// The path below the context path, without a leading slash. {name} stands for one segment, {name:int} for one of digits.
/// </param>
/// <param name="access">Who may call it.</param>
/// <param name="handler">What it does; it may throw a <see cref="SandboxRefusal"/>.</param>
internal sealed class Route(string method, string template, Access access, Func<RouteContext, SandboxResponse> handler)
{
    private readonly string[] template = template.Split('/');

    public Access Access { get; } = access;

    public Func<RouteContext, SandboxResponse> Handler { get; } = handler;

    /// <summary>The values of the template's placeholders in this path, or null when the route does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string requestMethod, string path)
    {
        var segments = path.Split('/');
        if (requestMethod != method || segments.Length != template.Length)
        {
            return null;
        }

        var pairs = template.Zip(segments, (pattern, segment) => (pattern, segment)).ToArray();
        return pairs.All(pair => Matches(pair.pattern, pair.segment))
            ? pairs.Where(pair => IsPlaceholder(pair.pattern)).ToDictionary(pair => NameOf(pair.pattern), pair => pair.segment)
            : null;
    }

    private static bool Matches(string pattern, string segment)
    {
        if (!IsPlaceholder(pattern))
        {
            return segment == pattern;
        }

        var takesAnything = !pattern.EndsWith(":int}", StringComparison.Ordinal);
        return segment.Length > 0 && (takesAnything || segment.All(character => character is >= '0' and <= '9'));
    }

    private static bool IsPlaceholder(string pattern) => pattern.StartsWith("{", StringComparison.Ordinal);

    private static string NameOf(string placeholder) => placeholder.Trim('{', '}').Split(':')[0];
}
