using System.Collections.Generic;
using System.Globalization;

namespace GitIntegration;

/// <summary>
/// Why a value is refused: the part of an error that follows its name, and of a binding error what stands before the
/// advice. The texts are in Errors.resx.
/// </summary>
internal static class Reasons
{
    public static string Null => ErrorText.Get("Reason_Null");

    public static string NullSetting => ErrorText.Get("Reason_NullSetting");

    public static string PlainSecret => ErrorText.Get("Reason_PlainSecret");

    public static string Mask => ErrorText.Get("Reason_Mask");

    public static string NestedTooDeep(int levels) => ErrorText.Get("Reason_NestedTooDeep", levels);

    public static string NotText(string value) => ErrorText.Get("Reason_NotText", value);

    public static string NotTrueOrFalse(string value) => ErrorText.Get("Reason_NotTrueOrFalse", value);

    public static string NotWholeNumber(string value) => ErrorText.Get("Reason_NotWholeNumber", value);

    public static string NotId(string value) => ErrorText.Get("Reason_NotId", value);

    public static string NotOneOf(string value, IEnumerable<string> choices) =>
        ErrorText.Get("Reason_NotOneOf", value, string.Join(", ", choices));

    public static string TooLong(int length, int maximum) => ErrorText.Get("Reason_TooLong", length, maximum);

    public static string TooSmall(long number, long minimum) => ErrorText.Get("Reason_TooSmall", number, minimum);

    public static string OutOfRange(long number, long minimum, long maximum) =>
        ErrorText.Get("Reason_OutOfRange", number, minimum, maximum);

    /// <summary>The reason of that name, for one that is used in one place only.</summary>
    public static string Named(string name, params object?[] arguments) =>
        ErrorText.Get(string.Format(CultureInfo.InvariantCulture, "Reason_{0}", name), arguments);
}
