using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Says which connection is meant: its name, or the object that Connect-GijServer gave.</summary>
public sealed class ServerReference
{
    private readonly string name;
    private readonly GijServer? server;

    /// <summary>Takes the name of a connection of the current runspace, in any letter case, or a connection of whatever runspace.</summary>
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
