using System;
using System.Globalization;

namespace GitIntegration;

/// <summary>An entry of a suppression file: a finding that somebody accepts until a day.</summary>
internal sealed class Suppression(string rule, string integration, string reason, DateTime expires)
{
    public string Rule => rule;

    /// <summary>The id or the name of the integration or the plain repository.</summary>
    public string Integration => integration;

    public string Reason => reason;

    /// <summary>The last day on which it holds.</summary>
    public DateTime Expires => expires;

    /// <summary>True if the object with this id and name is meant. A number is always an id, even if it is also a name.</summary>
    public bool IsFor(int? id, string? name) =>
        int.TryParse(integration, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number == id
            : integration.Equals(name, StringComparison.OrdinalIgnoreCase);
}
