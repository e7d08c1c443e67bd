using System;

namespace GitIntegration.PowerShell;

/// <summary>Accepts a date, and in how many days it is, for example 90d.</summary>
public sealed class ExpiresAttribute() : TimeAttribute("d")
{
    private protected override string Expected => Reasons.Named("DatesAhead");

    private protected override DateTime At(TimeSpan distance) => DateTime.Now + distance;
}
