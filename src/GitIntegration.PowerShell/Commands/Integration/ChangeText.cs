using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security;

namespace GitIntegration.PowerShell;

/// <summary>Says in words what a change does, one line a setting, for -WhatIf, -Confirm and -Verbose. Secrets are never part of it.</summary>
internal static class ChangeText
{
    private const string NewValue = "(new value)";

    /// <param name="settings">What will be sent.</param>
    /// <param name="current">The integration as it was read, where it is at hand.</param>
    public static IEnumerable<string> Of(RequestSettings settings, GijIntegration? current) =>
        settings.All.Select(setting => $"{setting.Key}: {Before(setting.Key, setting.Value, current)}{After(setting.Key, setting.Value)}");

    private static string Before(string name, object value, GijIntegration? current) =>
        current is not null && value is not SecureString && IntegrationFields.OfName(name) is { } field
            ? $"{Shown(current.ReadValue(field))} -> "
            : string.Empty;

    private static string After(string name, object value) =>
        value is SecureString { Length: 0 } ? "(cleared)"
        : value is SecureString || (value is not bool && SecretNames.LooksSecret(name)) ? NewValue
        : Shown(value);

    private static string Shown(object? value) =>
        value switch
        {
            null => "(not set)",
            string text => $"'{text.Replace("\r", "\\r").Replace("\n", "\\n")}'",
            IDictionary => "(a structure)",
            IEnumerable elements => $"[{string.Join(", ", elements.Cast<object?>().Select(Shown))}]",
            _ => $"{value}",
        };
}
