using System;

namespace GitIntegration;

/// <summary>Names what a public type is a resource of.</summary>
/// <param name="kind">The <see cref="ResourceKind"/>, which has a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ResourceAttribute(Type kind) : Attribute
{
    public Type Kind { get; } = kind;
}
