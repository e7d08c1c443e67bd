using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace GitIntegration.PowerShell;

/// <summary>
/// Takes PowerShell's wrappings off a value that becomes JSON, however deep, and refuses what JSON can't say. Plain text under a name that
/// looks like a secret's is refused too.
/// </summary>
/// <param name="parameter">The parameter that the value was given by, for errors.</param>
/// <param name="allowsNull">True where a null may be sent.</param>
/// <param name="maximumDepth">The most levels of nesting.</param>
internal sealed class PlainConverter(string parameter, bool allowsNull, int maximumDepth)
{
    /// <summary>The value of a member without PowerShell's wrappings.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it cannot be sent.</exception>
    public object? ToPlain(string name, object? value) => ToPlain(new Place(name), value);

    /// <summary>A whole value without PowerShell's wrappings.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it cannot be sent.</exception>
    public object? ToPlain(object? value) => ToPlain(new Place(string.Empty), value);

    /// <summary>The error for a value that cannot be sent.</summary>
    public GijException Invalid(string path, string reason) => GijErrors.InvalidValue(SubjectOf(path), reason);

    private object? ToPlain(Place place, object? value)
    {
        var plain = value.Unwrap();
        return plain switch
        {
            null when allowsNull => null,
            null => throw Invalid(place.Path, Reasons.Named("NullField")),
            _ when place.Depth > maximumDepth => throw Invalid(place.Path, Reasons.NestedTooDeep(maximumDepth)),
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

    private Dictionary<string, object?> MembersOf(Place place, IDictionary members)
    {
        var plain = new Dictionary<string, object?>();
        foreach (DictionaryEntry member in members)
        {
            var name = $"{member.Key}";
            plain[name] = ToPlain(place.Member(name), member.Value);
        }

        return plain;
    }

    private Dictionary<string, object?> MembersOf(Place place, PSObject members) =>
        JsonObjects.PropertiesOf(members).ToDictionary(member => member.Name, member => ToPlain(place.Member(member.Name), member.Value));

    private string SubjectOf(string path) => path.Length == 0 ? parameter : $"{parameter} {path}";

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

        public Place Member(string name) =>
            new(path.Length == 0 ? name : $"{path}.{name}", isSecret || SecretNames.LooksSecret(name), depth + 1);
    }
}
