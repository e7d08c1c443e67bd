using System;

namespace GitIntegration.PowerShell;

/// <summary>What to complete.</summary>
/// <param name="word">What was typed so far, without quotation marks.</param>
/// <param name="commandName">The cmdlet.</param>
/// <param name="server">Finds the server.</param>
internal sealed class CompletionQuery(string word, string commandName, Func<GijServer> server)
{
    /// <summary>The prefix of the cmdlets' nouns, including the prefix with which the module was imported.</summary>
    private const string NounPrefix = "Gij";

    public string Word { get; } = word;

    /// <summary>The kind of objects that the cmdlet takes: integrations where its noun doesn't say.</summary>
    public ResourceKind Kind =>
        ResourceKind.OfName(Noun == nameof(GijReindex) ? nameof(GijRepository) : Noun) ?? ResourceKind<GijIntegration>.Instance;

    private string Noun => commandName.Substring(Math.Max(0, commandName.LastIndexOf(NounPrefix, StringComparison.Ordinal)));

    /// <summary>The server.</summary>
    /// <exception cref="GijException">There is none.</exception>
    public GijServer Server() => server();

    /// <summary>True when the text begins with the word.</summary>
    public bool Begins(string? text) => text?.StartsWith(Word, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>True when the word is part of the text.</summary>
    public bool IsPartOf(string? text) => text.ContainsIgnoringCase(Word);
}
