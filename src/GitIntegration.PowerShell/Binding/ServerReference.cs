namespace GitIntegration.PowerShell;

/// <summary>Says which connection is meant: its name, or the object that Connect-GijServer gave.</summary>
public sealed class ServerReference
{
    private readonly string? name;
    private readonly GijServer? server;

    /// <summary>Names a connection of the current runspace.</summary>
    /// <param name="name">The name, in any letter case.</param>
    public ServerReference(string name) => this.name = name;

    /// <summary>Means this connection, of whatever runspace.</summary>
    /// <param name="server">The connection.</param>
    public ServerReference(GijServer server) => this.server = server;

    /// <summary>Gives the name of the connection.</summary>
    public override string ToString() => server?.Name ?? name ?? string.Empty;

    /// <summary>Finds the connection.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.NotConnected"/> or <see cref="GijErrorId.ConnectionClosed"/>.</exception>
    internal GijServer Resolve() => (server ?? Session.Current.Required(name!)).Open();
}
