using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the names of the open connections.</summary>
public sealed class ServerCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from known in Session.Current.Servers
        where query.Begins(known.Name)
        select Result(QuotedText.Of(known.Name), known.Name, $"{known.BaseUri} as {known.User ?? "an unknown user"}");
}
