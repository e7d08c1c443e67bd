using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>A custom request, for what this module has no cmdlet for.</summary>
/// <param name="method">The method.</param>
/// <param name="path">The path, as <see cref="RestPath"/> returns it.</param>
/// <param name="body">What to send: text as it is, or a plain value that becomes JSON; null for nothing.</param>
internal sealed class RestCall(HttpMethod method, string path, object? body)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The noun under which the journal records it.</summary>
    private const string Noun = "request";

    /// <summary>What it changes, without secrets.</summary>
    public IReadOnlyList<ChangedSetting> Settings { get; } = [.. SettingsOfQuery(path), .. SettingsOfBody(path, body)];

    /// <summary>True unless the method promises to change nothing.</summary>
    public bool IsChange => ToRequest(content: null, RequestObserver.None).IsChange;

    public ChangeDescription Description => new(Noun, Id: null, Name: null, Settings);

    /// <summary>Makes the request. The body has to be disposed of.</summary>
    public ApiRequest ToRequest(RequestBody? content, IRequestObserver observer) =>
        new(method, path, $"/{path.Split('?')[0]}")
        {
            Body = content,
            Observer = observer,
            Limit = ResponseLimit.Kept,
            IsPathOfUser = true,
        };

    public RequestBody? CreateBody() =>
        body switch
        {
            null => null,
            string text => new RequestBody(Utf8.GetBytes(text), []),
            _ => RequestBodyBuilder.Build(body),
        };

    private static IEnumerable<ChangedSetting> SettingsOfQuery(string path) =>
        from pair in path.Contains('?') ? path.Substring(path.IndexOf('?') + 1).Split('&') : []
        let parts = pair.Split(['='], 2)
        where parts[0].Length > 0
        select Describe(path, Uri.UnescapeDataString(parts[0]), ValueOf(parts.Length == 1 ? string.Empty : parts[1]));

    /// <summary>The value that a text of a query spells.</summary>
    private static object ValueOf(string text)
    {
        if (JsonValues.Flag(text) is { } flag)
        {
            return flag;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text;
    }

    private static IEnumerable<ChangedSetting> SettingsOfBody(string path, object? body) =>
        (body is string text ? Parse(text) : body) switch
        {
            null => [],
            IReadOnlyDictionary<string, object?> members => members.Select(member => Describe(path, member.Key, member.Value)),
            _ => [ChangedSetting.Hidden("body", isCleared: false)],
        };

    /// <summary>The members of a text that is a JSON object; otherwise the text.</summary>
    private static object Parse(string text)
    {
        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        try
        {
            return JsonValues.Next(json) == JsonToken.StartObject ? JsonValues.ReadObject(json) : text;
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            return text;
        }
    }

    /// <summary>Shows values that the app documents, and others only if they can't be secrets.</summary>
    private static ChangedSetting Describe(string path, string name, object? value)
    {
        var isForApp = path.StartsWith(ApiRequest.AppRoot, StringComparison.Ordinal);
        var field = isForApp ? ResourceKind.All.Select(kind => kind.Table.OfName(name)).FirstOrDefault(found => found is not null) : null;
        return SettingChange.OfAdditional(name, field, present: null, value).ForJournal();
    }
}
