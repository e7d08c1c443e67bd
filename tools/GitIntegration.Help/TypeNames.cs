using System;
using System.Linq;

namespace GitIntegration.Help;

/// <summary>Types as PowerShell writes them: ResourceReference[GijIntegration][].</summary>
internal static class TypeNames
{
    public static string Short(Type type) => Of(type, plain => plain.Name);

    public static string Full(Type type) => Of(type, plain => plain.FullName!);

    private static string Of(Type type, Func<Type, string> name)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, name)}[]";
        }

        if (!type.IsGenericType)
        {
            return name(type);
        }

        var generic = name(type.GetGenericTypeDefinition());
        var arguments = type.GetGenericArguments().Select(argument => Of(argument, name));
        return $"{generic[..generic.IndexOf('`', StringComparison.Ordinal)]}[{string.Join(", ", arguments)}]";
    }
}
