using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;

namespace GitIntegration;

/// <summary>The headers that a gateway in front of Jira requires with every request.</summary>
internal sealed class GatewayHeaders
{
    private static readonly string[] Own =
    [
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "Connection",
        "Cookie",
        "Expect",
        "Host",
        "Proxy-Authorization",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "User-Agent",
        "X-Atlassian-Token",
    ];

    /// <summary>A value of this many characters is more likely a key than a word such as 'robot'.</summary>
    private const int LikelySecret = 8;

    private static readonly string[] Schemes = ["Basic ", "Bearer "];

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> secrets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is sent.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>
    /// What may be shown: the names, with a mask in place of each value. Any of them may be a secret.
    /// </summary>
    public IReadOnlyDictionary<string, string> Shown =>
        values.ToDictionary(header => header.Key, _ => SecretNames.Mask, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What no response may show: values that were given as secrets or look like them, by their names, their form or their
    /// length.
    /// </summary>
    public IEnumerable<string> Secrets => secrets.SelectMany(name => WithParts(values[name]));

    /// <summary>Adds a header.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it cannot be sent, or is one that the module
    /// itself sends.</exception>
    public void Add(string name, string value) => Add(name, value, LooksSecret(name, value));

    /// <summary>Adds a header whose value is a secret.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it cannot be sent, or is one that the module
    /// itself sends.</exception>
    public void Add(string name, SecureString value) => Add(name, SecretText.ToPlainText(value), isSecret: true);

    private void Add(string name, string value, bool isSecret)
    {
        if (FaultOf(name, value) is { } fault)
        {
            throw GijErrors.InvalidValue($"-Header '{name}'", fault);
        }

        values[name] = value;
        if (isSecret)
        {
            secrets.Add(name);
        }
    }

    /// <summary>What is wrong with the header; null where nothing is.</summary>
    private string? FaultOf(string name, string value) =>
        name switch
        {
            _ when !IsName(name) => Reasons.Named("NotHeaderName"),
            _ when IsOwn(name) => Reasons.Named("OwnHeader"),
            _ when !IsSendable(value) => Reasons.Named("UnsendableHeader"),
            _ when values.ContainsKey(name) => Reasons.Named("NamedTwice"),
            _ when !IsOfRequest(name, value) => Reasons.Named("NotRequestHeader"),
            _ => null,
        };

    /// <summary>The value, and where it is a login what stands behind its scheme, with the password within that.</summary>
    private static IEnumerable<string> WithParts(string value) =>
        AuthenticationHeaderValue.TryParse(value, out var login) ? SecretText.PartsOf(login).Append(value) : [value];

    private static bool LooksSecret(string name, string value)
    {
        var hasScheme = Schemes.Any(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        return value.Length >= LikelySecret || hasScheme || SecretNames.LooksSecret(name);
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(IsNameCharacter);

    private static bool IsOwn(string name) =>
        Own.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);

    private static bool IsSendable(string value) =>
        value.Length > 0 && value.Trim().Length == value.Length && value.All(character => character is >= ' ' and < '\x7F');

    /// <summary>Some names, such as Expires, belong to a body, and HttpClient would leave them out without a word.</summary>
    private static bool IsOfRequest(string name, string value)
    {
        using var request = new HttpRequestMessage();
        return request.Headers.TryAddWithoutValidation(name, value);
    }

    private static bool IsNameCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
