using System;

namespace GitIntegration;

/// <summary>
/// What an exception from .NET said: its type, message and stack, without secrets and safe to show. The exception itself is not handed
/// out, since its message can hold what the server sent, or the address of a proxy with its password.
/// </summary>
internal sealed class ForeignException : Exception
{
    private ForeignException(Exception original, SecretMask mask)
        : base(mask.OnScreen(original.Message), original.InnerException is { } inner ? CopyOf(inner, mask) : null)
    {
        OriginalType = original.GetType().FullName;
        StackTrace = original.StackTrace is { } stack ? mask.InData(stack).ForDisplayInLines() : null;
    }

    /// <summary>The full name of the exception's type, for example System.Net.Http.HttpRequestException.</summary>
    public string OriginalType { get; }

    /// <inheritdoc/>
    public override string? StackTrace { get; }

    public static ForeignException CopyOf(Exception original, SecretMask mask) => new(original, mask);

    /// <summary>Returns what the exception itself would, without secrets.</summary>
    public override string ToString()
    {
        var inner = InnerException is null ? string.Empty : $" ---> {InnerException}{Environment.NewLine}";
        return $"{OriginalType}: {Message}{inner}{Environment.NewLine}{StackTrace}";
    }
}
