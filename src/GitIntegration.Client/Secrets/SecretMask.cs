using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Security;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>
/// Hides what a response repeats of the secrets of its connection and of its request, and what it shows of others by their
/// names.
/// </summary>
internal sealed class SecretMask : IDisposable
{
    /// <summary>
    /// A shorter secret is too likely to be a part of an innocent value; in data it is left alone, or a name such as 'admin
    /// tools' would be spoilt.
    /// </summary>
    private const int ShortestInData = 8;

    /// <summary>A shorter one is part of so many words that the masks would tell it.</summary>
    private const int ShortestInText = 3;

    /// <summary>A text of more than this many characters is for the log, not for the screen.</summary>
    private const int LongestOnScreen = 500;

    private static readonly Regex LineEnds = new(@"[\t\r\n]+", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>What this mask was made for, and zeroes.</summary>
    private readonly SecretMatcher[] own;

    private readonly SecretMatcher[] all;
    private readonly SecretSet inText,
        inData;
    private readonly bool hasNumber;

    /// <summary>Hides the secrets that a connection holds as text as long as it is open, since its headers need them so.</summary>
    public SecretMask(IEnumerable<string> lasting)
        : this(lasting.Distinct(StringComparer.Ordinal).Select(secret => secret.ToCharArray()), []) { }

    private SecretMask(IEnumerable<char[]> secrets, SecretMatcher[] others)
    {
        own = [.. secrets.SelectMany(SecretMatcher.AllOf)];
        all = [.. own, .. others];
        inText = new SecretSet(all, ShortestInText);
        inData = new SecretSet(all, ShortestInData);
        hasNumber = Array.Exists(all, secret => secret.Length >= ShortestInData && secret.IsNumber);
    }

    /// <summary>A mask that hides the secrets of one request's body as well; they are text until it is disposed of.</summary>
    public SecretMask With(IReadOnlyList<SecureString>? secrets) => new((secrets ?? []).Select(SecretText.ToCharArray), all);

    /// <summary>A value of a response, with the mask wherever it repeats a secret of at least eight characters.</summary>
    public object? InData(object? value) =>
        value switch
        {
            string text => InData(text),
            long or BigInteger when IsSecretNumber(value) => SecretNames.Mask,
            _ => value,
        };

    /// <summary>The same for a text.</summary>
    public string InData(string text) => MayBeInData(text) ? inData.Masked(text, isCut: false) ?? SecretNames.Mask : text;

    /// <summary>False for a text that <see cref="InData(string)"/> returns as it is, after a quick look.</summary>
    public bool MayBeInData(string text) => inData.MayBeIn(text);

    /// <summary>
    /// A text of the server's, fit for the screen: in one line, not long, without secrets, and with its control characters as
    /// visible escapes.
    /// </summary>
    public string OnScreen(string text)
    {
        var masked = inText.Masked(text, isCut: false, NamedSecrets.PartsOfText) ?? SecretNames.Mask;
        var plain = LineEnds.Replace(masked, " ").Trim().ForDisplay();
        return plain.Length <= LongestOnScreen ? plain : plain.Substring(0, LongestOnScreen) + "…";
    }

    /// <summary>
    /// The beginning of a body, with the mask wherever it repeats a secret, also one that is cut off at its end, and in
    /// place of every value whose name looks like a secret's.
    /// </summary>
    /// <returns>Null where the secrets that are known can't be told from the rest.</returns>
    public string? InBody(string beginning)
    {
        var masked = inText.Masked(beginning, isCut: true, NamedSecrets.PartsOfBody);
        return ReferenceEquals(masked, beginning) || IsClean(masked) ? masked : null;
    }

    /// <summary>Forgets the secrets that it was made for.</summary>
    public void Dispose() => Array.ForEach(own, secret => secret.Dispose());

    private bool IsClean(string? masked) => masked is not null && ReferenceEquals(inText.Masked(masked, isCut: true), masked);

    private bool IsSecretNumber(object number) =>
        hasNumber && InData(string.Format(CultureInfo.InvariantCulture, "{0}", number)) is SecretNames.Mask;
}
