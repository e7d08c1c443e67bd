using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Turns integrations and copies of them into what <see cref="IntegrationObject"/> holds. Leaves everything else as it is, so that
/// PowerShell goes on to the parameter that accepts it.
/// </summary>
public sealed class IntegrationsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics? engineIntrinsics, object? inputData)
    {
        var elements = inputData.Unwrap() as object?[] ?? new[] { inputData };
        return elements.All(element => ResourceReference<GijIntegration>.IsObject(element))
            ? elements.Select(element => new IntegrationObject(element!)).ToArray()
            : inputData;
    }
}
