using System;

namespace GitIntegration.PowerShell;

/// <summary>Accepts a time, and how long ago it was, for example 30m, 12h or 7d.</summary>
public sealed class SinceAttribute() : TimeAttribute("mhd")
{
    private protected override string Expected => Reasons.Named("TimesAgo");

    private protected override DateTime At(TimeSpan distance) => DateTime.UtcNow - distance;
}
