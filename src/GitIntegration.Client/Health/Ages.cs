using System;

namespace GitIntegration;

/// <summary>How long ago something was.</summary>
internal static class Ages
{
    /// <summary>The time between two local times, right also where the clocks changed in between.</summary>
    public static TimeSpan Between(DateTime earlier, DateTime later) => later.ToUniversalTime() - earlier.ToUniversalTime();

    /// <summary>The number of days in words, for example "3 days".</summary>
    public static string Days(TimeSpan age) => Days((int)Math.Round(age.TotalDays));

    /// <inheritdoc cref="Days(TimeSpan)"/>
    public static string Days(int days) => days == 1 ? "1 day" : FormattableString.Invariant($"{days} days");
}
