using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Text, and what has one plain written form: whole numbers, addresses, versions.</summary>
/// <param name="maximumLength">The most characters.</param>
/// <param name="start">
/// What a text has to start with, in one line, unless it's empty, and the name of the reason if it doesn't; null for any text.
/// </param>
internal sealed class TextKind(int maximumLength = int.MaxValue, (string Text, string Reason)? start = null) : FieldKind
{
    public override string Expected => ErrorText.Get("Expected_Text");

    public override IReadOnlyDictionary<string, object?> JsonLimits =>
        new Dictionary<string, object?>
        {
            ["maxLength"] = maximumLength,
            ["pattern"] = start is { } required ? $"^({Regex.Escape(required.Text)}.*)?$" : null,
        }
            .Where(limit => limit.Value is not (null or int.MaxValue))
            .ToDictionary(limit => limit.Key, limit => limit.Value);

    public override object Convert(object value) =>
        value switch
        {
            string text => text,
            Uri address => address.OriginalString,
            Version or Guid or char => $"{value}",
            sbyte or byte or short or ushort or int or uint or long or ulong or double or decimal => System.Convert.ToString(
                value,
                CultureInfo.InvariantCulture
            )!,
            _ => throw new FormatException(Reasons.NotText(Quote(value))),
        };

    public override object Cleared => string.Empty;

    public override bool IsEmpty(object value) => value is "";

    public override object? Read(object? value) => value as string;

    protected override object Check(object value)
    {
        var text = (string)value;
        if (text.Length > maximumLength)
        {
            throw new FormatException(Reasons.TooLong(text.Length, maximumLength));
        }

        if (
            start is { } required
            && text.Length > 0
            && !(text.StartsWith(required.Text, StringComparison.Ordinal) && text.IndexOf('\n') < 0)
        )
        {
            throw new FormatException(Reasons.Named(required.Reason, text));
        }

        return text;
    }
}
