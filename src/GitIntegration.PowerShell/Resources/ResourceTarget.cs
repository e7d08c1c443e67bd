namespace GitIntegration.PowerShell;

/// <summary>An object that a cmdlet does something about: which one, on which server.</summary>
/// <typeparam name="T">The noun's objects.</typeparam>
/// <param name="server">The server that it is on.</param>
/// <param name="id">Its id there.</param>
/// <param name="label">What messages call it: its id, and its name where it is known.</param>
/// <param name="reference">What was given.</param>
internal sealed class ResourceTarget<T>(GijServer server, int id, string label, ResourceReference<T> reference)
    where T : GijResource
{
    public GijServer Server => server;

    public int Id => id;

    /// <summary>The object itself, where one was given.</summary>
    public T? Resource => reference.Resource;

    /// <summary>What was given.</summary>
    public ResourceReference<T> Reference => reference;

    /// <summary>Returns what messages call it.</summary>
    public override string ToString() => label;
}
