using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GitIntegration.PowerShell;

/// <summary>
/// The base of the completers: finds the server that is meant, filters and quotes. It never fails: a Tab that finds nothing
/// is silent.
/// </summary>
public abstract class GijCompleter : IArgumentCompleter
{
    private static readonly string[] ServerParameters = ["Destination", "Server"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        try
        {
            return [.. Complete(new CompletionQuery(word, commandName, () => ServerOf(fakeBoundParameters)))];
        }
        catch (GijException)
        {
            return [];
        }
    }

    /// <summary>Returns what fits the word.</summary>
    private protected abstract IEnumerable<CompletionResult> Complete(CompletionQuery query);

    private protected static CompletionResult Result(string text, string shown, string tip) =>
        new(text, shown, CompletionResultType.ParameterValue, tip);

    /// <summary>Text as one has to type it to mean itself: quoted unless it is a plain word.</summary>
    private protected static string Quoted(string text) =>
        IsPlainWord(text) ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static bool IsPlainWord(string text)
    {
        var isOfWordCharacters = text.All(character => char.IsLetterOrDigit(character) || character is '_' or '.');
        return isOfWordCharacters && text.Length > 0 && !char.IsDigit(text[0]);
    }

    private static GijServer ServerOf(IDictionary bound)
    {
        foreach (var parameter in ServerParameters)
        {
            switch ((bound?[parameter]).Unwrap())
            {
                case GijServer server:
                    return server;
                case string name:
                    return Session.Current.Required(name);
            }
        }

        return Session.Current.RequiredDefault();
    }
}
