using System;
using System.Collections;

namespace GitIntegration.PowerShell;

/// <summary>Reads the settings of -AdditionalField, whose values can be anything that PowerShell can say in JSON.</summary>
internal static class AdditionalFields
{
    private static readonly PlainConverter Converter = new("-AdditionalField", allowsNull: false, maximumDepth: 8);

    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: a name or value cannot be sent, or belongs to
    /// a secret parameter.</exception>
    public static void AddTo(SettingSet settings, IDictionary fields, Action<string> warn)
    {
        foreach (DictionaryEntry entry in fields)
        {
            var name = entry.Key is string { Length: > 0 } text ? text : throw Converter.Invalid($"{entry.Key}", Reasons.Named("NotName"));
            var known = settings.Table.OfName(name);
            if (known is { Kind.IsSecret: true })
            {
                throw Converter.Invalid(known.Name, Reasons.Named("HasSecretParameter", known.ParameterName));
            }

            if (known is not null)
            {
                warn($"The additional field '{known}' has a parameter of its own, -{known.ParameterName}. Its value is sent unchecked.");
            }

            if (!settings.TrySetAdditional(known?.Name ?? name, Converter.ToPlain(name, entry.Value)!))
            {
                throw Converter.Invalid(name, Reasons.Named("NamedTwice"));
            }
        }
    }
}
