using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GitIntegration.PowerShell;

/// <summary>
/// The base of the completers: finds the server that is meant, filters and quotes. It never fails: a Tab that finds nothing
/// is silent. It never connects either: who types a command has not decided yet to send a login anywhere.
/// </summary>
public abstract class GijCompleter : IArgumentCompleter
{
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

    /// <summary>The parameters that name the server whose values are offered, the first one that was given.</summary>
    private protected virtual string[] ServerParameters => ["Destination", "Server"];

    /// <summary>Returns what fits the word.</summary>
    private protected abstract IEnumerable<CompletionResult> Complete(CompletionQuery query);

    private protected static CompletionResult Result(string text, string shown, string tip) =>
        new(text, shown.ForDisplay(), CompletionResultType.ParameterValue, tip.ForDisplay());

    private GijServer ServerOf(IDictionary bound)
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
