using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace GitIntegration.PowerShell;

/// <summary>
/// The base of the completers: finds the server that is meant, filters and quotes. It never fails: a Tab that finds nothing
/// is silent. It never connects either: who types a command has not decided yet to send a login anywhere.
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
        new(text, shown.ForDisplay(), CompletionResultType.ParameterValue, tip.ForDisplay());

    /// <summary>
    /// Text as one has to type it to mean itself: quoted unless it is a plain word, and with visible escapes where it has characters
    /// that cannot be seen.
    /// </summary>
    private protected static string Quoted(string text)
    {
        if (IsPlainWord(text))
        {
            return text;
        }

        return text == text.ForDisplay() ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'" : InDoubleQuotes(text);
    }

    /// <summary>An expandable string with each hidden character as a subexpression, which Windows PowerShell understands too.</summary>
    private static string InDoubleQuotes(string text)
    {
        var quoted = new StringBuilder("\"");
        var index = 0;
        while (index < text.Length)
        {
            var character = text.Substring(index, char.IsSurrogatePair(text, index) ? 2 : 1);
            quoted.Append(CharacterInDoubleQuotes(character));
            index += character.Length;
        }

        return quoted.Append('"').ToString();
    }

    private static string CharacterInDoubleQuotes(string character)
    {
        if (character != character.ForDisplay())
        {
            return string.Concat(character.Select(half => $"$([char]{(int)half})"));
        }

        return character is "`" or "$" or "\"" or "\u201C" or "\u201D" or "\u201E" ? $"`{character}" : character;
    }

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

        return Session.Current.OpenDefault();
    }
}
