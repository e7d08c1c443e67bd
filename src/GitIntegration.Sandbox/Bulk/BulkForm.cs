using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Sandbox;

/// <summary>The parts of a form, as a browser or curl sends a file.</summary>
internal static class BulkForm
{
    private const string LineEnd = "\r\n";

    /// <summary>The values by their names, in their order.</summary>
    public static IReadOnlyList<(string Name, string Value)> Parse(string body)
    {
        var boundary = body.Substring(0, Math.Max(0, body.IndexOf(LineEnd, StringComparison.Ordinal)));
        if (!boundary.StartsWith("--", StringComparison.Ordinal))
        {
            throw new SandboxRefusal("The request is not a form", "Send the file as multipart/form-data.");
        }

        return [.. (LineEnd + body).Split([LineEnd + boundary], StringSplitOptions.None).Select(Part).OfType<(string, string)>()];
    }

    private static (string, string)? Part(string part)
    {
        var at = part.IndexOf(LineEnd + LineEnd, StringComparison.Ordinal);
        var names = at < 0 ? [] : part.Substring(0, at).Split([" name=\""], StringSplitOptions.None);
        return names.Length < 2 ? null : (names[1].Split('"')[0], part.Substring(at + (2 * LineEnd.Length)));
    }
}
