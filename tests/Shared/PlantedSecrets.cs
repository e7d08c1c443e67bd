using System.Collections.Generic;

namespace GitIntegration.Tests;

/// <summary>Secrets of every kind, none of which anybody uses.</summary>
internal static class PlantedSecrets
{
    /// <summary>Has everything that one encoding or another changes.</summary>
    public const string Password = "Über+Pä%&<>\"'\\€ß 2026!é";

    /// <summary>Of several lines, as for a GitHub App.</summary>
    public const string Pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B/QEFAASCBKcw+gSj\n-----END PRIVATE KEY-----";

    /// <summary>A part of it looks like an escape.</summary>
    public const string Escaped = @"CORP\New%41User&lt;x";

    public static IReadOnlyList<string> All { get; } =
    ["NjM2OTQ1+zg3/jQ5OmZvbyBiYXIgYmF6IHF1eA==", "correct horse battery staple", "Пароль-と-🔑-longer", Password, Pem, Escaped];

    public static IReadOnlyList<string> Hardest { get; } = [Password, Pem, Escaped];
}
