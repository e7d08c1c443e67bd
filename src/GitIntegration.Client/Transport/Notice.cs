using System;

namespace GitIntegration;

/// <summary>Something to tell the user while a request goes on.</summary>
internal sealed class Notice(string text, TimeSpan wait)
{
    public string Text { get; } = text;

    /// <summary>How long nothing else will happen.</summary>
    public TimeSpan Wait { get; } = wait;
}
