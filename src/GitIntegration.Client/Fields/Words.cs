using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GitIntegration;

/// <summary>
/// Makes the list of a class's constants. An attribute such as ValidateSet takes only constants, so the words of a
/// choice are declared as such; reading the list off them spares a second spelling of each.
/// </summary>
internal static class Words
{
    public static IReadOnlyList<string> DeclaredIn(Type type) =>
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field.IsLiteral)
                .Select(field => (string)field.GetRawConstantValue()!),
        ];
}
