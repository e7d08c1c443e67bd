using System;
using System.Collections;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Takes the place of PowerShell's own conversions, which change values silently: '10000,10001' becomes one number,
/// 59.5 becomes 60, a script block becomes its text, $null becomes '' or 0.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class StrictAttribute : ArgumentTransformationAttribute
{
    /// <summary>What a setting of this kind takes, as a parameter or as an edited property.</summary>
    internal static StrictAttribute Of(FieldKind kind) =>
        kind switch
        {
            FieldKind.Flag => new FlagAttribute(),
            FieldKind.WholeNumber => new WholeNumberAttribute(),
            FieldKind.IdList => new IdListAttribute(),
            FieldKind.Secret => new SecretAttribute(),
            _ => new TextAttribute(),
        };

    /// <inheritdoc/>
    public sealed override object Transform(EngineIntrinsics? engineIntrinsics, object? inputData) =>
        Wrapping.Bare(inputData) is { } value
            ? Accept(value, inputData!, engineIntrinsics)
            : throw Refusal("$null is no value; is the variable set?");

    /// <summary>What is taken, in words that follow 'Give'.</summary>
    private protected abstract string Expected { get; }

    /// <summary>Gives the value in its exact type, or throws <see cref="Refusal"/>.</summary>
    /// <param name="value">What was given.</param>
    /// <param name="asTyped">The same in PowerShell's wrapping, which keeps the digits of a number as they were typed.</param>
    /// <param name="engine">The engine, to ask the user by; null when a property is edited.</param>
    private protected abstract object Accept(object value, object asTyped, EngineIntrinsics? engine);

    private protected ArgumentTransformationMetadataException Refusal(string message) => new($"{message} Give {Expected}.");

    /// <summary>The value in a message: itself where it is short and plain, otherwise what it is.</summary>
    private protected static string Shown(object? value) =>
        value switch
        {
            null => "$null",
            bool flag => flag ? "$true" : "$false",
            string or ValueType => $"'{value}'",
            IDictionary => "A hashtable",
            IEnumerable => "A list",
            _ => $"An object of type {value.GetType().Name}",
        };
}
