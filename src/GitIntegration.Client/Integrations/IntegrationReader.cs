using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Reads one integration from an answer. It is lenient: a documented setting may be missing, null, or a number or
/// boolean written as text; one of any other shape is kept among the additional fields. Only an id must be there.
/// </summary>
internal static class IntegrationReader
{
    /// <summary>The name of every member that the app makes itself, besides the field table's.</summary>
    private const string Id = "id",
        InitDate = "initDate",
        LastIndexedDate = "lastIndexedDate",
        ShowAllTags = "showAllTags";

    private static readonly ReadOnlyDictionary<string, object?> NoFields = new(new Dictionary<string, object?>());

    /// <summary>Every name that a reader will meet, so that it need not make a new string of each.</summary>
    public static JsonNameTable Names { get; } = MakeNames();

    /// <summary>Reads the object that the reader stands on.</summary>
    /// <exception cref="FormatException">It has no id, or one that is no whole number from 1 to 2147483647.</exception>
    public static GijIntegration Read(JsonReader reader, GijServer home)
    {
        int? id = null;
        bool? showAllTags = null;
        DateTimeOffset? initDate = null,
            lastIndexedDate = null;
        var settings = GijIntegration.NewValues();
        Dictionary<string, object?>? additional = null;
        foreach (var name in JsonValues.Members(reader))
        {
            var value = JsonValues.Read(reader);
            var field = IntegrationFields.OfAnswerName(name);
            var known = field is not null
                ? TryKeep(settings, field, value)
                : name switch
                {
                    Id => (id = WholeNumber(value)) is not null,
                    InitDate => IsDate(value, ref initDate),
                    LastIndexedDate => IsDate(value, ref lastIndexedDate),
                    ShowAllTags => (showAllTags = JsonValues.Flag(value)) is not null,
                    _ => false,
                };
            if (!known)
            {
                (additional ??= new(StringComparer.OrdinalIgnoreCase))[name] = SecretNames.Masked(name, value);
            }
        }

        return new GijIntegration(
            id >= 1 ? id.Value : throw new FormatException("an integration has no usable id"),
            settings,
            additional is null ? NoFields : new(additional),
            home
        )
        {
            InitDate = initDate,
            LastIndexedDate = lastIndexedDate,
            ShowAllTags = showAllTags,
        };
    }

    private static bool TryKeep(object?[] settings, Field field, object? value)
    {
        var typed = value is null ? null : Typed(field.Kind, value);
        if (typed is null && value is not null)
        {
            return false;
        }

        settings[field.Index] = typed;
        return true;
    }

    private static object? Typed(FieldKind kind, object value) =>
        kind switch
        {
            FieldKind.Text or FieldKind.Choice => value as string,
            FieldKind.Flag => JsonValues.Flag(value),
            FieldKind.WholeNumber => WholeNumber(value),
            FieldKind.IdList => Ids(value),
            _ => null,
        };

    private static long? Long(object? value) =>
        value switch
        {
            long number => number,
            string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

    private static int? WholeNumber(object? value) =>
        Long(value) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    private static long[]? Ids(object? value)
    {
        if (value is not object?[] elements)
        {
            return null;
        }

        var ids = elements.Select(Long).ToArray();
        return ids.Any(id => id is null) ? null : [.. ids.Select(id => id!.Value)];
    }

    private static bool IsDate(object? value, ref DateTimeOffset? date)
    {
        if (
            Long(value) is { } milliseconds
            && milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        )
        {
            date = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        return value is null || date is not null;
    }

    private static DefaultJsonNameTable MakeNames()
    {
        var table = new DefaultJsonNameTable();
        foreach (
            var name in IntegrationFields
                .All.SelectMany(field => new[] { field.Name, field.AnswerName })
                .Concat([Id, InitDate, LastIndexedDate, ShowAllTags])
        )
        {
            table.Add(name);
        }

        return table;
    }
}
