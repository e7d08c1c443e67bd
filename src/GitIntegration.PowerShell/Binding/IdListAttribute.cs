using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Takes an id or a list of ids; an empty list clears. Refuses separators within one text, fractions and nulls.</summary>
public sealed class IdListAttribute : StrictAttribute
{
    private protected override string Expected => "whole numbers, with the commas outside of quotes: 10000, 10001; @() clears";

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value is IEnumerable many and not string and not IDictionary ? many.Cast<object?>().Select(Id).ToArray() : new[] { Id(value) };

    private long Id(object? element) =>
        WholeNumbers.TryRead(Wrapping.Bare(element), out var id) ? id : throw Refusal($"{Shown(Wrapping.Bare(element))} is no id.");
}
