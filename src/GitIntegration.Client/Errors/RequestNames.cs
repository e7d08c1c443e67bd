namespace GitIntegration;

/// <summary>What an error calls a request by.</summary>
internal sealed class RequestNames(string subject, string server, string address, string text)
{
    /// <summary>The object that the request is about.</summary>
    public string Subject { get; } = subject;

    /// <summary>The name of the server that it went to.</summary>
    public string Server { get; } = server;

    /// <summary>The same with its address.</summary>
    public string Address { get; } = address;

    /// <summary>Its method and path.</summary>
    public string Text { get; } = text;
}
