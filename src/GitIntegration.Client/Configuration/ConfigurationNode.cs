using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A value of a configuration, and where it stands. Files of all formats, and piped objects, are read into these.</summary>
/// <param name="Value">
/// Text, a Boolean, a number, a list of nodes, a list of members, or null; whatever else PowerShell has is kept as it is.
/// </param>
/// <param name="Place">Where it stands.</param>
internal sealed record ConfigurationNode(object? Value, Place Place)
{
    public IReadOnlyList<ConfigurationMember>? Members => Value as IReadOnlyList<ConfigurationMember>;

    public IReadOnlyList<ConfigurationNode>? Elements => Value as IReadOnlyList<ConfigurationNode>;

    /// <summary>The value as a field accepts it: a list as an array.</summary>
    public object? Plain => Elements is { } elements ? elements.Select(element => element.Plain).ToArray() : Value;

    /// <summary>What messages call a value of this shape.</summary>
    public string Shape =>
        Value switch
        {
            null => "null",
            string => "text",
            bool => "true or false",
            IReadOnlyList<ConfigurationMember> => "an object",
            IReadOnlyList<ConfigurationNode> => "a list",
            _ => "a number",
        };
}
