using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Takes the place of PowerShell's own conversions, which change values silently: '10000,10001' becomes one number,
/// 59.5 becomes 60, a script block becomes its text, $null becomes '' or 0. What a value may be is the business of its
/// <see cref="FieldKind"/>; this takes off PowerShell's wrappings, and words the refusal as PowerShell's.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class StrictAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object Transform(EngineIntrinsics? engineIntrinsics, object? inputData)
    {
        try
        {
            return inputData.Unwrap() is { } value ? Accept(value, inputData!, engineIntrinsics) : throw new FormatException(NullReason);
        }
        catch (FormatException refusal)
        {
            throw new ArgumentTransformationMetadataException($"{EndSentence(refusal.Message)} Give {Expected}.", refusal);
        }
    }

    /// <summary>What is accepted, as words that can follow "Give".</summary>
    private protected abstract string Expected { get; }

    /// <summary>Why $null is refused.</summary>
    private protected virtual string NullReason => Reasons.Null;

    /// <summary>Returns the value in its exact type.</summary>
    /// <param name="value">What was given.</param>
    /// <param name="asTyped">The same in PowerShell's wrapping, which keeps the digits of a number as they were typed.</param>
    /// <param name="engine">The engine, to ask the user by; null when a property is edited.</param>
    /// <exception cref="FormatException">It is not accepted. The message says why, with or without a full stop.</exception>
    private protected abstract object Accept(object value, object asTyped, EngineIntrinsics? engine);

    private static string EndSentence(string text) => text[text.Length - 1] is '.' or '?' ? text : $"{text}.";
}
