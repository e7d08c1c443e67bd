using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GitIntegration;

/// <summary>
/// Lists the constants of a class. An attribute such as ValidateSet accepts only constants, so the values of a
/// choice are declared as such; reading the list off them spares a second spelling of each.
/// </summary>
internal static class Constants
{
    public static IReadOnlyList<string> Of(Type type) =>
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field.IsLiteral)
                .Select(field => (string)field.GetRawConstantValue()!),
        ];
}
