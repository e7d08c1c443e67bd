using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>What a test of a connection found out. What could not be found out is null.</summary>
public sealed class GijServerTest
{
    internal GijServerTest(GijServer server)
    {
        Server = server.Name;
        BaseUri = server.BaseUri;
    }

    /// <summary>The name of the connection.</summary>
    public string Server { get; }

    /// <summary>The address of Jira.</summary>
    public Uri BaseUri { get; }

    /// <summary>True when anything responded at the address.</summary>
    public bool Reachable { get; internal set; }

    /// <summary>Jira's state: RUNNING, STARTING, STOPPING, FIRST_RUN, MAINTENANCE or ERROR.</summary>
    public string? State { get; internal set; }

    /// <summary>Jira's version, for example 9.12.5.</summary>
    public string? JiraVersion { get; internal set; }

    /// <summary>The user that the connection is logged in as.</summary>
    public string? User { get; internal set; }

    /// <summary>True when the app 'Git Integration for Jira' responds.</summary>
    public bool? AppAnswers { get; internal set; }

    /// <summary>The version of the app, for example 4.28.6; null unless you are a system administrator.</summary>
    public string? AppVersion { get; internal set; }

    /// <summary>True when the user may manage integrations.</summary>
    public bool? Administrator { get; internal set; }

    /// <summary>The cluster node that responded last (X-ANODEID).</summary>
    public string? NodeId { get; internal set; }

    /// <summary>The time of the quickest request, from sending it to reading its response.</summary>
    public TimeSpan? RoundTrip { get; internal set; }

    /// <summary>What went wrong, each with what to do about it; empty when nothing did.</summary>
    public IReadOnlyList<string> Problems { get; internal set; } = [];
}
