using System;

namespace GitIntegration.Sandbox;

/// <summary>A rule of the API that a request breaks.</summary>
internal sealed class SandboxRefusal(string error, string advice) : Exception(error)
{
    public string Advice { get; } = advice;
}
