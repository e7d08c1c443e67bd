namespace GitIntegration;

/// <summary>Why a certificate is refused.</summary>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="IsOfProxy">True when it is the one of the proxy, and not the server's.</param>
internal sealed record CertificateFault(string Reason, bool IsOfProxy);
