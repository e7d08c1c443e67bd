using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A value of a configuration, and where it stands. Files of all formats, and piped objects, are read into these.</summary>
internal abstract class ConfigurationNode
{
    /// <param name="value">
    /// Text, a Boolean, a number, a sequence of nodes, a sequence of members, or null; whatever else PowerShell has is kept as it is.
    /// A sequence may be read as it is enumerated, and only once.
    /// </param>
    protected ConfigurationNode(object? value)
    {
        // Nearly every value is one of these, and a cast to a sequence takes longer than all else that is done with it.
        if (value is not (null or string or bool or long))
        {
            Members = value as IEnumerable<ConfigurationMember>;
            Elements = Members is null ? value as IEnumerable<ConfigurationNode> : null;
        }

        Value = value;
    }

    public object? Value { get; }

    public IEnumerable<ConfigurationMember>? Members { get; }

    public IEnumerable<ConfigurationNode>? Elements { get; }

    /// <summary>Where it stands.</summary>
    public abstract Place Place { get; }

    /// <summary>Its place alone, for who keeps it: the value is much larger than what is made of it.</summary>
    public abstract ConfigurationNode WithoutValue();

    /// <summary>The value as a field accepts it: a list as an array.</summary>
    public object? Plain => Elements is { } elements ? elements.Select(element => element.Plain).ToArray() : Value;

    /// <summary>What messages call a value of this shape.</summary>
    public string Shape =>
        Value switch
        {
            null => "null",
            string => "text",
            bool => "true or false",
            _ when Members is not null => "an object",
            _ when Elements is not null => "a list",
            ValueType => "a number",
            _ => $"an object of type {Value.GetType().Name}",
        };
}
