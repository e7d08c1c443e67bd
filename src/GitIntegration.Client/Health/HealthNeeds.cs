using System;

namespace GitIntegration;

/// <summary>The data that a rule needs beside the integrations.</summary>
[Flags]
internal enum HealthNeeds
{
    None = 0,

    /// <summary>The list of repositories.</summary>
    Repositories = 1,

    /// <summary>Jira's projects.</summary>
    Projects = 2,

    /// <summary>The file with the expiry dates of tokens.</summary>
    Ledger = 4,
}
