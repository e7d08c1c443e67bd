using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace GitIntegration.PowerShell;

/// <summary>Reads the settings of -AdditionalField, whose values can be anything that PowerShell can say in JSON.</summary>
internal static class AdditionalFields
{
    private const int MaximumDepth = 8;

    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: a name or value cannot be sent, or belongs to
    /// a secret parameter.</exception>
    public static void AddTo(SettingSet settings, IDictionary fields, Action<string> warn)
    {
        foreach (DictionaryEntry entry in fields)
        {
            var name = entry.Key is string { Length: > 0 } text ? text : throw Invalid($"{entry.Key}", Reasons.Named("NotName"));
            var known = settings.Table.OfName(name);
            if (known is { Kind.IsSecret: true })
            {
                throw Invalid(known.Name, Reasons.Named("HasSecretParameter", known.ParameterName));
            }

            if (known is not null)
            {
                warn($"The additional field '{known}' has a parameter of its own, -{known.ParameterName}. Its value is sent unchecked.");
            }

            if (!settings.TrySetAdditional(known?.Name ?? name, ToPlain(name, entry.Value, MaximumDepth)))
            {
                throw Invalid(name, Reasons.Named("NamedTwice"));
            }
        }
    }

    /// <summary>The value without PowerShell's wrappings.</summary>
    private static object ToPlain(string name, object? value, int depth)
    {
        var plain = value.Unwrap();
        return plain switch
        {
            null => throw Invalid(name, Reasons.Named("NullField")),
            _ when depth == 0 => throw Invalid(name, Reasons.NestedTooDeep(MaximumDepth)),
            SecretNames.Mask => throw Invalid(name, Reasons.Mask),
            string or bool or int or long or short or byte or uint or decimal => plain,
            double number when !double.IsNaN(number) && !double.IsInfinity(number) => plain,
            SecureString when depth == MaximumDepth => plain,
            IDictionary members => MembersOf(name, members, depth),
            PSCustomObject => MembersOf(name, (PSObject)value!, depth),
            IEnumerable elements => elements.Cast<object?>().Select(element => ToPlain(name, element, depth - 1)).ToArray(),
            _ => throw Invalid(name, Reasons.Named("UnsendableType", plain.GetType().Name)),
        };
    }

    private static Dictionary<string, object?> MembersOf(string name, IDictionary members, int depth)
    {
        var plain = new Dictionary<string, object?>();
        foreach (DictionaryEntry member in members)
        {
            plain[$"{member.Key}"] = ToPlain(name, member.Value, depth - 1);
        }

        return plain;
    }

    private static Dictionary<string, object?> MembersOf(string name, PSObject members, int depth) =>
        members.Properties.ToDictionary(member => member.Name, member => (object?)ToPlain(name, member.Value, depth - 1));

    private static GijException Invalid(string name, string reason) => GijErrors.InvalidValue($"-AdditionalField {name}", reason);
}
