using System;

namespace GitIntegration.Sandbox;

/// <summary>Ends a request that breaks a rule of the API; the request then has changed nothing.</summary>
internal sealed class SandboxRefusal(SandboxResponse response) : Exception(response.Body)
{
    /// <summary>A refusal with the app's failure body.</summary>
    public SandboxRefusal(string error, string advice)
        : this(SandboxResponse.Failure(error, advice)) { }

    /// <summary>A refusal for a rule that the API's documentation spells out.</summary>
    public SandboxRefusal(string error)
        : this(error, "Check the rule in the API documentation, then send the request again.") { }

    public SandboxResponse Response { get; } = response;
}
