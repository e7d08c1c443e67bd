namespace GitIntegration;

/// <summary>A value of a data file, or of something that was piped.</summary>
/// <param name="value">The value.</param>
/// <param name="place">Where it stands.</param>
internal sealed class PlacedNode(object? value, Place place) : ConfigurationNode(value)
{
    public override Place Place => place;

    public override ConfigurationNode WithoutValue() => new PlacedNode(value: null, place);
}
