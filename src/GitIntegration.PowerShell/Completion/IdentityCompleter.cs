using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the ids of the cmdlet's objects, also from a part of the name.</summary>
public class IdentityCompleter : GijCompleter
{
    /// <summary>What is copied is on the other server.</summary>
    private protected override string[] ServerParameters => ["Server"];

    private protected sealed override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from one in CompletionCache.Resources(query, KindFor(query))
        let id = one.Id.ToString(CultureInfo.InvariantCulture)
        where query.Begins(id) || query.IsPartOf(one.DisplayName)
        select Result(id, $"{id} {one.DisplayName}", $"{one} ({one.TypeName})");

    /// <summary>The kind of objects whose ids are offered.</summary>
    private protected virtual ResourceKind? KindFor(CompletionQuery query) => query.Kind;
}
