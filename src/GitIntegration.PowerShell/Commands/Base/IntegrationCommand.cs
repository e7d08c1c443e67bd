using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets about integrations: which server is meant, and for which integration.</summary>
public abstract class IntegrationCommand : GijCommand
{
    private GijServer? named;
    private GijServer? fallback;

    /// <summary>
    /// The connection to use: its name, or the object that Connect-GijServer gave. Without it, an object goes to the
    /// server that it came from, and an id to the default connection.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public ServerReference? Server { get; set; }

    /// <summary>Finds the named connection before anything is done.</summary>
    protected override void BeginProcessing() => named = Server is null ? null : Require(Server.Resolve, Server);

    /// <summary>The server for what names none by itself; without one the command ends.</summary>
    private protected GijServer RequiredServer() => named ?? (fallback ??= Require(() => Session.Current.RequiredDefault().Open()));

    /// <summary>The server that an integration belongs to.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ServerMismatch"/> or <see cref="GijErrorId.ConnectionClosed"/>.</exception>
    private protected GijServer ServerOf(IntegrationReference reference)
    {
        if (reference.Integration?.Home is { } home)
        {
            return named is null || named == home ? home.Open() : throw Mismatch(reference, $"{home}", named);
        }

        var server = RequiredServer();
        return reference.ServerName is { } origin && !origin.Equals(server.Name, StringComparison.OrdinalIgnoreCase) ? throw Mismatch(reference, origin, server) : server;
    }

    /// <summary>Does something for each integration; what fails for one is that one's error, and the next has its turn.</summary>
    private protected void ForEach(IntegrationReference[] references, Action<IntegrationReference> work)
    {
        foreach (var reference in references)
        {
            try
            {
                work(reference);
            }
            catch (GijException failure)
            {
                WriteFailure(failure, (object?)reference.Integration ?? reference.Id);
            }
        }
    }

    private static GijException Mismatch(IntegrationReference reference, string origin, GijServer named) =>
        GijException.Of(GijErrorId.ServerMismatch, $"Integration {reference}", origin, named);
}
