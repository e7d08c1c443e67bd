using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>Reads the members of a JSON object. What is of another kind than it should be counts as missing.</summary>
/// <param name="members">The members.</param>
internal sealed class JsonMembers(IReadOnlyDictionary<string, object?> members)
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The members of a value that is an object; null for anything else.</summary>
    public static JsonMembers? Of(object? value) => value is IReadOnlyDictionary<string, object?> members ? new JsonMembers(members) : null;

    /// <summary>The value as it is; null where it is missing.</summary>
    public object? this[string name] => members.TryGetValue(name, out var value) ? value : null;

    /// <summary>A text that is not empty.</summary>
    public string? Text(string name) => this[name] is string { Length: > 0 } text ? text : null;

    public bool? Flag(string name) => JsonValues.Flag(this[name]);

    public int? WholeNumber(string name) => JsonValues.WholeNumber(this[name]);

    /// <summary>A local time, from milliseconds since 1970 or from one of the texts that the app writes.</summary>
    public DateTime? Time(string name) => JsonValues.Time(this[name]) ?? TimeIn(Text(name));

    /// <summary>The object; null where it is missing.</summary>
    public JsonMembers? Object(string name) => Of(this[name]);

    /// <summary>The objects of a list; none where it is missing.</summary>
    public IEnumerable<JsonMembers> Objects(string name) => Elements(name).Select(Of).OfType<JsonMembers>();

    /// <summary>The texts of a list; none where it is missing.</summary>
    public string[] Texts(string name) => [.. Elements(name).OfType<string>()];

    /// <summary>The texts of an object by their names; none where it is missing.</summary>
    public IReadOnlyDictionary<string, object?> Map(string name) =>
        this[name] as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();

    public bool Has(string name) => members.ContainsKey(name);

    private IEnumerable<object?> Elements(string name) => this[name] as IEnumerable<object?> ?? [];

    private static DateTime? TimeIn(string? text) =>
        DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.LocalDateTime
            : null;
}
