namespace GitIntegration;

/// <summary>Something in a configuration that can't be used.</summary>
/// <param name="Source">The file, or what else it came from.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Reason">What is wrong with it, without a full stop.</param>
internal sealed record ConfigurationProblem(string Source, Place Place, string Reason)
{
    public GijException ToError() => GijErrors.ConfigurationInvalid(Source, $"{Place}", Reason);
}
