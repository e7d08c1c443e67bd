using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Makes every error: a method for each situation, which names what the error is about. The texts are in Errors.resx.</summary>
internal static partial class GijErrors
{
    /// <summary>A question that comes before the rest of an advice; empty where nothing is close.</summary>
    private static string DidYouMean(IEnumerable<string>? closest) =>
        closest?.ToArray() is { Length: > 0 } all ? $"{ErrorText.Get(nameof(DidYouMean), string.Join(", ", all))} " : string.Empty;

    private static GijException Create(GijErrorId id, params object?[] arguments) =>
        new(id, ErrorText.Summary(id, arguments), ErrorText.Advice(id, arguments));

    /// <summary>Makes an error whose texts are not the id's own, but those of a special case of it.</summary>
    private static GijException CreateNamed(GijErrorId id, string name, Exception? inner, params object?[] arguments) =>
        new(id, ErrorText.Get(name, arguments), ErrorText.Get($"{name}_Advice", arguments), inner);

    private static GijException CreateWith(GijErrorId id, string advice, Exception? inner, params object?[] arguments) =>
        new(id, ErrorText.Summary(id, arguments), advice, inner);
}
