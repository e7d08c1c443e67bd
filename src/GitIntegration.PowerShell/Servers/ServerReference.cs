using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Identifies a connection: by its name, or the object that Connect-GijServer returned.</summary>
public sealed class ServerReference
{
    private readonly string name;
    private readonly GijServer? server;

    /// <summary>Accepts the name of a connection in the current runspace (case-insensitive), or a connection of any runspace.</summary>
    /// <param name="value">What was given.</param>
    /// <exception cref="PSInvalidCastException">It is neither.</exception>
    public ServerReference(object value)
    {
        var plain = value.Unwrap();
        server = plain as GijServer;
        name = server?.Name ?? plain as string ?? throw new PSInvalidCastException(FaultOf(value));
    }

    /// <summary>Returns the name of the connection.</summary>
    public override string ToString() => name;

    /// <summary>Finds the connection.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.NotConnected"/> or <see cref="GijErrorId.ConnectionClosed"/>.</exception>
    internal GijServer Resolve() => Find().RequireOpen();

    /// <summary>Finds the connection, even if it is closed.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.NotConnected"/>.</exception>
    internal GijServer Find() => server ?? Session.Current.Required(name);

    private static string FaultOf(object value)
    {
        var isCopy = value is PSObject copy && copy.TypeNames.Contains($"Deserialized.{typeof(GijServer).FullName}");
        return isCopy ? Reasons.Named("ConnectionOfOtherProcess") : Reasons.Named("NotConnection");
    }
}
