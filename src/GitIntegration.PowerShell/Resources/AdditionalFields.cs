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

            if (!settings.TrySetAdditional(known?.Name ?? name, ToPlain(new Place(name), entry.Value)))
            {
                throw Invalid(name, Reasons.Named("NamedTwice"));
            }
        }
    }

    /// <summary>The value without PowerShell's wrappings.</summary>
    private static object ToPlain(Place place, object? value)
    {
        var plain = value.Unwrap();
        return plain switch
        {
            null => throw Invalid(place.Path, Reasons.Named("NullField")),
            _ when place.Depth > MaximumDepth => throw Invalid(place.Path, Reasons.NestedTooDeep(MaximumDepth)),
            SecretNames.Mask => throw Invalid(place.Path, Reasons.Mask),
            string { Length: > 0 } when place.IsSecret => throw GijErrors.PlainSecret(SubjectOf(place.Path)),
            SecureString { Length: 0 } => throw Invalid(place.Path, Reasons.Named("EmptySecret")),
            string or bool or int or long or short or byte or uint or decimal or SecureString => plain,
            double number when !double.IsNaN(number) && !double.IsInfinity(number) => plain,
            IDictionary members => MembersOf(place, members),
            PSCustomObject => MembersOf(place, (PSObject)value!),
            IEnumerable elements => elements.Cast<object?>().Select(element => ToPlain(place.Element, element)).ToArray(),
            _ => throw Invalid(place.Path, Reasons.Named("UnsendableType", plain.GetType().Name)),
        };
    }

    private static Dictionary<string, object?> MembersOf(Place place, IDictionary members)
    {
        var plain = new Dictionary<string, object?>();
        foreach (DictionaryEntry member in members)
        {
            var name = $"{member.Key}";
            plain[name] = ToPlain(place.Member(name), member.Value);
        }

        return plain;
    }

    private static Dictionary<string, object?> MembersOf(Place place, PSObject members) =>
        members.Properties.ToDictionary(member => member.Name, member => (object?)ToPlain(place.Member(member.Name), member.Value));

    private static GijException Invalid(string path, string reason) => GijErrors.InvalidValue(SubjectOf(path), reason);

    private static string SubjectOf(string path) => $"-AdditionalField {path}";

    /// <summary>Where a value stands: a name, or the name of what it is within and its own.</summary>
    private sealed class Place(string path, bool isSecret, int depth)
    {
        public Place(string name)
            : this(name, SecretNames.LooksSecret(name), depth: 1) { }

        public string Path => path;

        /// <summary>True when the name of the value, or of something around it, looks like a secret's.</summary>
        public bool IsSecret => isSecret;

        public int Depth => depth;

        public Place Element => new(path, isSecret, depth + 1);

        public Place Member(string name) => new($"{path}.{name}", isSecret || SecretNames.LooksSecret(name), depth + 1);
    }
}
