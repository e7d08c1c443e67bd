namespace GitIntegration;

/// <summary>What an error calls a request by.</summary>
internal sealed class RequestNames(string subject, string server, string text)
{
    /// <summary>The object that the request is about.</summary>
    public string Subject { get; } = subject;

    /// <summary>The server that it went to.</summary>
    public string Server { get; } = server;

    /// <summary>Its method and path.</summary>
    public string Text { get; } = text;
}
