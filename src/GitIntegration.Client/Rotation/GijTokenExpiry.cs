using System;

namespace GitIntegration;

/// <summary>When the token of an integration expires, as somebody has noted it down.</summary>
public sealed class GijTokenExpiry : IAboutResource
{
    private readonly DateTime today;

    internal GijTokenExpiry(string server, int integrationId, string? integration, DateTime expires, string? note, DateTime today)
    {
        Server = server;
        IntegrationId = integrationId;
        Integration = integration;
        Expires = expires;
        Note = note;
        this.today = today;
    }

    /// <summary>The address of Jira.</summary>
    public string Server { get; }

    /// <summary>The id of the integration.</summary>
    public int IntegrationId { get; }

    /// <summary>Its name when the entry was made.</summary>
    public string? Integration { get; }

    /// <summary>The last day on which the token works.</summary>
    public DateTime Expires { get; }

    /// <summary>How many days are left; less than 0 if it has expired.</summary>
    public int DaysLeft => (Expires - today).Days;

    /// <summary>What was noted down about it.</summary>
    public string? Note { get; }

    string? IAboutResource.ServerName => null;

    string IAboutResource.ServerAddress => Server;

    int? IAboutResource.IdOf(ResourceKind kind) => kind == ResourceKind<GijIntegration>.Instance ? IntegrationId : null;

    /// <summary>Returns the entry in one line, for example "3 'Payments': 2027-01-31".</summary>
    public override string ToString() => FormattableString.Invariant($"{IntegrationId} '{Integration}': {Expires:yyyy-MM-dd}").ForDisplay();
}
