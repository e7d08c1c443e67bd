using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace GitIntegration.PowerShell;

/// <summary>Takes the settings of -AdditionalField, whose values can be anything that PowerShell can say in JSON.</summary>
internal static class AdditionalFields
{
    private const int MaximumDepth = 8;

    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: a name or value cannot be sent, or belongs to a secret parameter.</exception>
    public static void AddTo(RequestSettings settings, IDictionary fields, Action<string> warn)
    {
        foreach (DictionaryEntry entry in fields)
        {
            var name = entry.Key is string { Length: > 0 } text ? text : throw Invalid($"{entry.Key}", "a name is text and not empty");
            var known = IntegrationFields.OfName(name);
            if (known?.Kind == FieldKind.Secret)
            {
                throw Invalid(known.Name, $"use -{known.ParameterName}, which keeps it secret");
            }

            if (known is not null)
            {
                warn($"The additional field '{known}' has a parameter of its own, -{known.ParameterName}; its value is sent unchecked.");
            }

            if (!settings.TrySetAdditional(known?.Name ?? name, Plain(name, entry.Value, MaximumDepth)))
            {
                throw Invalid(name, "it is named twice");
            }
        }
    }

    /// <summary>The value without PowerShell's wrappings.</summary>
    private static object Plain(string name, object? value, int depth)
    {
        var bare = Wrapping.Bare(value);
        return bare switch
        {
            null => throw Invalid(name, "a null cannot be sent"),
            _ when depth == 0 => throw Invalid(name, $"it is nested deeper than {MaximumDepth} levels"),
            SecretNames.Mask => throw Invalid(name, "this is the mask that is shown in place of a secret, not the secret itself"),
            string or bool or int or long or short or byte or uint or decimal => bare,
            double number when !double.IsNaN(number) && !double.IsInfinity(number) => bare,
            SecureString when depth == MaximumDepth => bare,
            IDictionary members => Members(name, members, depth),
            PSCustomObject => ((PSObject)value!).Properties.ToDictionary(
                member => member.Name,
                member => (object?)Plain(name, member.Value, depth - 1)
            ),
            IEnumerable elements and not string => elements.Cast<object?>().Select(element => Plain(name, element, depth - 1)).ToArray(),
            _ => throw Invalid(name, $"a {bare.GetType().Name} cannot be sent; give text, a number, a boolean, a list or a hashtable"),
        };
    }

    private static Dictionary<string, object?> Members(string name, IDictionary members, int depth)
    {
        var plain = new Dictionary<string, object?>();
        foreach (DictionaryEntry member in members)
        {
            plain[$"{member.Key}"] = Plain(name, member.Value, depth - 1);
        }

        return plain;
    }

    private static GijException Invalid(string name, string reason) =>
        GijException.Of(GijErrorId.InvalidValue, $"-AdditionalField {name}", reason);
}
