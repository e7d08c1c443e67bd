namespace GitIntegration;

/// <summary>A setting that was edited on an object, with the value that was read and the new one.</summary>
internal sealed class FieldChange(Field field, object? before, object? after)
{
    public Field Field { get; } = field;

    public object? Before { get; } = before;

    public object? After { get; } = after;
}
