namespace GitIntegration.PowerShell;

/// <summary>
/// An integration, or a copy of one made by Import-Clixml or Select-Object. It has no public constructor, so that PowerShell makes none
/// of an id or a name, which mean repositories where both are accepted.
/// </summary>
public sealed class IntegrationObject
{
    internal IntegrationObject(object value) => Reference = new ResourceReference<GijIntegration>(value);

    internal ResourceReference<GijIntegration> Reference { get; }

    /// <summary>Returns the id, and the name where it is known.</summary>
    public override string ToString() => Reference.ToString();
}
