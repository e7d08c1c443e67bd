using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// An integration, or a copy of one made by Import-Clixml or Select-Object. It refuses ids and names, which mean repositories where both
/// are accepted.
/// </summary>
public sealed class IntegrationObject
{
    /// <summary>Wraps an integration or a copy of one.</summary>
    /// <param name="value">The integration.</param>
    /// <exception cref="PSInvalidCastException">It is neither.</exception>
    public IntegrationObject(object value) =>
        Reference = ResourceReference<GijIntegration>.IsObject(value)
            ? new ResourceReference<GijIntegration>(value)
            : throw new PSInvalidCastException(Reasons.Named("NotIntegrationObject", FieldKind.Quote(value.Unwrap())));

    internal ResourceReference<GijIntegration> Reference { get; }

    /// <summary>Returns the id, and the name where it is known.</summary>
    public override string ToString() => Reference.ToString();
}
