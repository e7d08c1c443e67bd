using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Decides by name whether an undocumented value is likely a secret, and what to show instead.</summary>
internal static class SecretNames
{
    /// <summary>What is shown in place of a secret.</summary>
    public const string Mask = DisplayText.Mask;

    private static readonly Regex Likely = new(
        @"\A[Pp](?:at|em)(?![a-z])|P(?:at|em)(?![a-z])|\A(?i:pass|auth)\z"
            + "|(?i:passw|pwd|passphrase|secret|token|credential|authorization|auth[-_]?header|bearer|jwt|cookie|jsessionid)"
            + "|(?i:(?:private|access|api|ssh|deploy|signing)[-_]?key(?![-_]?id))",
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>True for names such as password, githubAppClientSecret, githubAppPem or X-Api-Key.</summary>
    public static bool LooksSecret(string name) => Likely.IsMatch(name);

    /// <summary>The value, or the mask if the name looks like a secret's and the value isn't empty.</summary>
    public static object? Masked(string name, object? value) => value is not (null or bool or "") && LooksSecret(name) ? Mask : value;
}
