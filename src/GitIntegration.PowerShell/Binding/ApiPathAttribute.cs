using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Checks the rules of the setting apiPath: ValidatePattern would show its pattern to the user.</summary>
public sealed class ApiPathAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        try
        {
            IntegrationFields.ApiPath.Kind.Accept(arguments.Unwrap());
        }
        catch (FormatException refusal)
        {
            throw new ValidationMetadataException($"{refusal.Message.TrimEnd('.')}.", refusal);
        }
    }
}
