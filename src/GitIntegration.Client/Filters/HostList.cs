using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>The repositories that a git host has listed, from a file or from objects.</summary>
internal sealed class HostList
{
    /// <summary>The most of a file that is read: 50,000 repositories of GitHub, which takes 5 KB for each.</summary>
    private const int LargestKiB = 256 * 1024;

    private const int MaximumDepth = 64;

    private HostList(JArray items, ListShape? shape)
    {
        Items = items;
        Shape = shape;
    }

    public JArray Items { get; }

    /// <summary>The form of the list; null where only its elements were given.</summary>
    public ListShape? Shape { get; }

    /// <summary>Reads a file with what the host's list request returned: one page, or an array of pages.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnreadable"/>.</exception>
    public static HostList Read(string path) => JsonFile.Read(path, LargestKiB, MaximumDepth, json => Of(JToken.Load(json)));

    /// <summary>The list that a JSON text is.</summary>
    /// <exception cref="FormatException">It isn't one. The message says why, without a full stop.</exception>
    public static HostList Parse(string text)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(text))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = MaximumDepth,
            };
            return Of(JToken.Load(json));
        }
        catch (JsonException failure)
        {
            throw new FormatException(JsonFile.WhyNot(failure), failure);
        }
    }

    /// <summary>The list that a JSON value is.</summary>
    /// <exception cref="FormatException">It isn't one. The message says why, without a full stop.</exception>
    public static HostList Of(JToken list)
    {
        var pages = list is JArray { Count: > 0 } all && all.All(page => ListShape.Of(page) is not null) ? all : new JArray(list);
        var items = pages.Count == 1 ? ListShape.ItemsOf(pages[0]) : [.. pages.SelectMany(page => ListShape.ItemsOf(page)!)];
        if (items is null || items.Any(item => HostRepository.Of(item) is null))
        {
            throw new FormatException(Reasons.Named("NotHostRepositories"));
        }

        return new HostList(items, ListShape.Of(pages[0]));
    }

    /// <summary>The list of elements that were given one by one.</summary>
    /// <param name="elements">Plain values: dictionaries, arrays, text, numbers.</param>
    /// <exception cref="FormatException">They aren't repositories.</exception>
    public static HostList OfElements(IEnumerable<object?> elements)
    {
        var items = new JArray(elements.Select(ToToken));
        var arePages = items.Count > 0 && items.All(item => ListShape.Of(item) is not null);
        return !arePages ? new HostList(Of(items).Items, null)
            : items.Count == 1 ? Of(items[0])
            : Of(items);
    }

    private static JToken ToToken(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> members => new JObject(
                members.Select(member => new JProperty(member.Key, ToToken(member.Value)))
            ),
            object?[] elements => new JArray(elements.Select(ToToken)),
            DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            null => JValue.CreateNull(),
            _ => JToken.FromObject(value),
        };
}
