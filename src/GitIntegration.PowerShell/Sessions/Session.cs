using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace GitIntegration.PowerShell;

/// <summary>The connections of one runspace. Runspaces never see each other's; a connection object can be handed over.</summary>
internal sealed class Session
{
    private static readonly ConditionalWeakTable<Runspace, Session> Sessions = new();

    private readonly List<GijServer> servers = [];

    /// <summary>Those that another runspace has opened, and closes.</summary>
    private readonly HashSet<GijServer> borrowed = [];
    private bool hasClosed;

    /// <summary>The session of the runspace that the calling thread works for.</summary>
    public static Session Current => Sessions.GetValue(Runspace.DefaultRunspace, _ => new Session());

    /// <summary>The open connections, oldest first.</summary>
    public IReadOnlyList<GijServer> Servers => servers;

    /// <summary>The connection that commands use when none is named; null where there is none.</summary>
    public GijServer? Default { get; private set; }

    public GijServer? Find(string name) => servers.Find(server => server.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Adds a connection. One of the same name goes on with the login of the new one where the address is the same, and is
    /// closed otherwise.
    /// </summary>
    /// <returns>The connection that is open now, and the one that was closed; null where none was.</returns>
    public (GijServer Server, GijServer? Replaced) Add(GijServer server, bool makeDefault)
    {
        var present = Find(server.Name);
        if (present?.IsSameAs(server) == true)
        {
            present.TakeLoginOf(server);
            Default = makeDefault ? present : Default;
            return (present, null);
        }

        var replacesDefault = present is not null && present == Default;
        if (present is not null)
        {
            Close(present);
        }

        servers.Add(server);
        Default = makeDefault || replacesDefault ? server : Default;
        return (server, present);
    }

    /// <summary>Makes a connection the one that commands use when none is named.</summary>
    /// <remarks>One that was handed over from another runspace is known here from then on.</remarks>
    public void MakeDefault(GijServer server)
    {
        if (!servers.Contains(server))
        {
            servers.Add(server);
            borrowed.Add(server);
        }

        Default = server;
    }

    /// <summary>
    /// Closes a connection, or forgets one that another runspace has opened and may still use. When it was the default there is none:
    /// another server must not take its place unasked.
    /// </summary>
    public void Close(GijServer server)
    {
        hasClosed = true;
        servers.Remove(server);
        Default = Default == server ? null : Default;
        if (!borrowed.Remove(server))
        {
            server.Dispose();
        }
    }

    /// <summary>Closes all connections of the runspace. A new session then starts empty.</summary>
    public static void End()
    {
        var ended = Current;
        Sessions.Remove(Runspace.DefaultRunspace);
        foreach (var server in ended.servers.ToArray())
        {
            ended.Close(server);
        }
    }

    /// <summary>The connection of that name.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.NotConnected"/>.</exception>
    public GijServer Required(string name) => Find(name) ?? throw Unknown(name);

    /// <summary>The error for a name that no connection has.</summary>
    public GijException Unknown(string name) => GijErrors.UnknownConnection(name, OpenNames);

    /// <summary>The error for having no default connection.</summary>
    public GijException NoDefault() => servers.Count == 0 ? GijErrors.NoConnection() : GijErrors.NoDefaultConnection(OpenNames);

    /// <summary>True where there's a default connection, or one that the environment describes.</summary>
    public bool HasDefault => Default is not null || (servers.Count == 0 && EnvironmentLogin.IsSet);

    /// <summary>The default connection, if one is open: none is made.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.NotConnected"/>.</exception>
    public GijServer OpenDefault() => Default ?? throw NoDefault();

    /// <summary>
    /// The default connection, or the one that GIJ_SERVER and GIJ_TOKEN describe when nothing is connected. It is not made after one was
    /// closed: the next change must not go to another server unasked.
    /// </summary>
    /// <param name="onEnvironment">Called when the environment's connection was made.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.NotConnected"/>, or what is wrong with the variables.</exception>
    public GijServer RequiredDefault(Action<GijServer> onEnvironment)
    {
        if (Default is null && HasDefault)
        {
            var server = hasClosed ? throw GijErrors.EnvironmentUnused() : EnvironmentLogin.Connect();
            Add(server, makeDefault: true);
            onEnvironment(server);
        }

        return OpenDefault();
    }

    private string[] OpenNames => [.. servers.Select(server => server.Name)];
}
