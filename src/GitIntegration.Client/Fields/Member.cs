using System;

namespace GitIntegration;

/// <summary>Something that only the server sets, and only responses name.</summary>
/// <param name="name">The name in a response.</param>
/// <param name="read">Reads the value of the JSON member leniently; null where its shape is unexpected.</param>
internal sealed class Member(string name, Func<object?, object?> read)
{
    public string Name { get; } = name;

    public object? Read(object? value) => read(value);
}
