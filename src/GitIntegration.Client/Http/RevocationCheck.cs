namespace GitIntegration;

/// <summary>How a connection finds out whether a certificate was revoked.</summary>
public enum RevocationCheck
{
    /// <summary>
    /// By what this machine has fetched before. A certificate that is known to be revoked is refused; one of which nothing is known is
    /// accepted. Nothing is fetched.
    /// </summary>
    Offline,

    /// <summary>
    /// By asking the certificate's issuer. A certificate that was revoked is refused, and so is one of which that can't be found out.
    /// </summary>
    Online,

    /// <summary>Not at all.</summary>
    None,
}
