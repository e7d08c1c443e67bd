using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Completes the origins of the cmdlet's objects, also from the beginning of the host. One that holds a login is not offered: what is
/// completed stands at the prompt as it is.
/// </summary>
public sealed class OriginCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from one in CompletionCache.Resources(query)
        let origin = one.Origin ?? string.Empty
        where origin.Length > 0 && !DisplayText.HasLogin(origin)
        where query.Begins(origin) || query.Begins(WildcardPattern.Escape(origin)) || query.Begins(HostName.In(origin))
        group one by origin into same
        select Result(QuotedText.Of(WildcardPattern.Escape(same.Key)), same.Key, string.Join(", ", same));
}
