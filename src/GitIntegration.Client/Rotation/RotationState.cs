namespace GitIntegration;

/// <summary>How far a rotation has come with one integration, as its journal says it.</summary>
internal enum RotationState
{
    /// <summary>The new token is about to be sent: without a later line, nobody knows whether it was.</summary>
    Sending,

    /// <summary>The app has the new token.</summary>
    Updated,

    /// <summary>The app has it, but it didn't work: another one has to be sent.</summary>
    Failed,

    /// <summary>It has been verified.</summary>
    Verified,
}
