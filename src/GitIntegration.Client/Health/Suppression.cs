using System;
using System.Globalization;

namespace GitIntegration;

/// <summary>An entry of a suppression file: a finding that somebody accepts until a day.</summary>
internal sealed class Suppression(string rule, string integration, string reason, DateTime expires)
{
    public string Rule => rule;

    /// <summary>The id or the name of the integration.</summary>
    public string Integration => integration;

    public string Reason => reason;

    /// <summary>The last day on which it holds.</summary>
    public DateTime Expires => expires;

    /// <summary>True if the integration with this id and name is meant.</summary>
    public bool IsFor(int? id, string? name) =>
        (id is { } number && number.ToString(CultureInfo.InvariantCulture) == integration)
        || integration.Equals(name, StringComparison.OrdinalIgnoreCase);
}
