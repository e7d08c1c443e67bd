using System.Globalization;
using System.Resources;

namespace GitIntegration;

/// <summary>The texts of Errors.resx, filled with their arguments and safe to show wherever those came from.</summary>
internal static class ErrorText
{
    private static readonly ResourceManager Texts = new("GitIntegration.Errors.Errors", typeof(ErrorText).Assembly);

    /// <summary>The sentence that says what happened.</summary>
    public static string Summary(GijErrorId id, params object?[] arguments) => Get($"{id}", arguments);

    /// <summary>What to do next.</summary>
    public static string Advice(GijErrorId id, params object?[] arguments) => Get($"{id}_Advice", arguments);

    /// <summary>The text of that name.</summary>
    public static string Get(string name, params object?[] arguments)
    {
        var text = Texts.GetString(name, CultureInfo.InvariantCulture)!;
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments).ForDisplay();
    }
}
