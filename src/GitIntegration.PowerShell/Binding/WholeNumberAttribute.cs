using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Takes a 32-bit whole number. Refuses fractions, separators, booleans and characters.</summary>
public sealed class WholeNumberAttribute : StrictAttribute
{
    private protected override string Expected => "a whole number within the range";

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        WholeNumbers.TryRead(value, out var number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw Refusal($"{Shown(value)} is no whole number of this size.");
}
