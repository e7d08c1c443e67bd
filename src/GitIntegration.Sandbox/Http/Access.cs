namespace GitIntegration.Sandbox;

/// <summary>Who may call a route.</summary>
internal enum Access
{
    /// <summary>Everybody. The route needs no XSRF header either, which protects a login.</summary>
    Anonymous,
    User,
    Administrator,
}
