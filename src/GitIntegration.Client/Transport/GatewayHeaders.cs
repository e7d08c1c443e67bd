using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;

namespace GitIntegration;

/// <summary>The headers that a gateway before Jira wants with every request.</summary>
internal sealed class GatewayHeaders
{
    private static readonly string[] Own =
    [
        "Accept", "Accept-Encoding", "Authorization", "Connection", "Cookie", "Expect", "Host", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "X-Atlassian-Token",
    ];

    private static readonly string[] Schemes = ["Basic ", "Bearer "];

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> hidden = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is sent.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>What may be shown: a mask in place of each value that is a secret or looks like one.</summary>
    public IReadOnlyDictionary<string, string> Shown => values.ToDictionary(header => header.Key, header => hidden.Contains(header.Key) ? SecretNames.Mask : header.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>What no answer may show.</summary>
    public IEnumerable<string> Secrets => hidden.Select(name => values[name]).SelectMany(value => new[] { value, value.Substring(value.IndexOf(' ') + 1) }).Distinct(StringComparer.Ordinal);

    /// <summary>Adds a header whose value may be shown, unless its name or form says that it is a secret.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it cannot be sent, or is one that the module itself sends.</exception>
    public void Add(string name, string value) => Add(name, value, SecretNames.LooksSecret(name) || Schemes.Any(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Adds a header whose value is a secret.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it cannot be sent, or is one that the module itself sends.</exception>
    public void Add(string name, SecureString value) => Add(name, SecretText.Show(value), isSecret: true);

    private void Add(string name, string value, bool isSecret)
    {
        var fault = name.Length == 0 || !name.All(IsNameCharacter) ? "it is no name of a header"
            : Own.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ? "the module itself decides about this header"
            : value.Length == 0 || value.Trim().Length != value.Length || !value.All(character => character is >= ' ' and < '\x7F') ? "its value is empty, or has a blank at its end, a line end or a character beyond ASCII in it"
            : values.ContainsKey(name) ? "it is named twice"
            : null;
        if (fault is not null)
        {
            throw GijException.Of(GijErrorId.InvalidValue, $"-Header '{name}'", fault);
        }

        values[name] = value;
        if (isSecret)
        {
            hidden.Add(name);
        }
    }

    private static bool IsNameCharacter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
