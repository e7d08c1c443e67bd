using System;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace GitIntegration.PowerShell;

/// <summary>
/// Stands between PowerShell and the properties of an integration, so that an edit takes what the parameter of the same
/// setting takes and no more: without it, $integration.Disabled = 'false' would switch the integration off.
/// </summary>
public sealed class IntegrationAdapter : PSPropertyAdapter
{
    private static readonly PropertyInfo[] All = typeof(GijIntegration).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject) => new([.. All.Select(Adapted)]);

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName) =>
        Array.Find(All, property => property.Name.Equals(propertyName, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Adapted(found)
            : null;

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => Property(adaptedProperty).GetSetMethod() is not null;

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty) => PlainType(Property(adaptedProperty)).FullName;

    /// <inheritdoc/>
    public override object? GetPropertyValue(PSAdaptedProperty adaptedProperty) =>
        Property(adaptedProperty).GetValue(adaptedProperty.BaseObject);

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object? value)
    {
        var property = Property(adaptedProperty);
        if (value is null && property.GetValue(adaptedProperty.BaseObject) is null)
        {
            return;
        }

        try
        {
            property.SetValue(adaptedProperty.BaseObject, StrictAttribute.Of(Kind(PlainType(property))).Transform(null, value));
        }
        catch (ArgumentTransformationMetadataException refusal)
        {
            // Any other type of exception would be shown without its words.
            throw new SetValueException(refusal.Message, refusal);
        }
    }

    private static PSAdaptedProperty Adapted(PropertyInfo property) => new(property.Name, property);

    private static PropertyInfo Property(PSAdaptedProperty adapted) => (PropertyInfo)adapted.Tag;

    private static Type PlainType(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static FieldKind Kind(Type type) =>
        type == typeof(bool) ? FieldKind.Flag
        : type == typeof(int) ? FieldKind.WholeNumber
        : type == typeof(long[]) ? FieldKind.IdList
        : FieldKind.Text;
}
