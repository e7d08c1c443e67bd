using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Takes $true and $false, 1 and 0, and the words true and false, as files and environment variables give them.</summary>
public sealed class FlagAttribute : StrictAttribute
{
    private protected override string Expected => "$true or $false";

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value switch
        {
            bool flag => flag,
            SwitchParameter given => given.IsPresent,
            string text when bool.TryParse(text, out var flag) => flag,
            _ when WholeNumbers.TryRead(value, out var number) && number is 0 or 1 => number == 1,
            _ => throw Refusal($"{Shown(value)} is neither true nor false."),
        };
}
