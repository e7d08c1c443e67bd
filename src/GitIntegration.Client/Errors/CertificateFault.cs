namespace GitIntegration;

/// <summary>Why a certificate is refused.</summary>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Advice">The name of the text that says what to do; null for the usual one.</param>
internal sealed record CertificateFault(string Reason, string? Advice = null)
{
    /// <summary>True when it is the certificate of the proxy, and not the server's.</summary>
    public bool IsOfProxy { get; init; }
}
