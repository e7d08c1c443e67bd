using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that send requests to a server.</summary>
public abstract class ServerCommand : GijCommand
{
    private GijServer? fallback;

    /// <summary>
    /// The connection to use: its name, or the object that <see cref="ConnectGijServerCommand"/> returned. Without it, the default
    /// connection is used, except for an object, which goes to the server that it came from. If -Server names another server, you get a
    /// <see cref="GijErrorId.ServerMismatch"/> error for that object.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference? Server { get; set; }

    /// <summary>The connection that -Server names; null without it.</summary>
    private protected GijServer? Named { get; private set; }

    /// <summary>Finds the named connection first.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Named = Server is null ? null : Require(Server.Resolve, Server);
    }

    /// <summary>The server for objects that don't name one; without a server, the command ends.</summary>
    private protected GijServer RequiredServer() => Named ?? (fallback ??= Require(() => DefaultServer().RequireOpen()));

    /// <summary>The server that an object belongs to.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ServerMismatch"/> or <see cref="GijErrorId.ConnectionClosed"/>.</exception>
    private protected GijServer ServerOf(GijResource resource) =>
        HomeOf(resource.Connection, () => $"{ResourceKind.Of(resource.GetType()).Noun.Capitalized()} {resource}");

    /// <summary>The server of the connection that something came from; without one, the server for objects that don't name one.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="describe">Returns what messages call it.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.ServerMismatch"/> or <see cref="GijErrorId.ConnectionClosed"/>.</exception>
    private protected GijServer HomeOf(GijServer? connection, Func<string> describe)
    {
        if (connection is null)
        {
            return RequiredServer();
        }

        var open = connection.RequireOpen();
        return Named is null || Named == open ? open : throw GijErrors.ServerMismatch(describe(), $"{connection}", $"{Named}");
    }
}
