using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace GitIntegration.PowerShell;

/// <summary>
/// Stands between PowerShell and the properties of an object, so that an edit accepts what the parameter of the same
/// setting accepts and no more: without it, $one.Disabled = 'false' would disable it.
/// </summary>
public sealed class ResourceAdapter : PSPropertyAdapter
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private static readonly Dictionary<Type, StrictAttribute> Attributes = new()
    {
        [typeof(bool)] = new FlagAttribute(),
        [typeof(int)] = new WholeNumberAttribute(),
        [typeof(long[])] = new IdListAttribute(),
        [typeof(string)] = new TextAttribute(),
    };

    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject) => new([.. PropertiesOf(baseObject).Select(Adapt)]);

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName)
    {
        var found = Array.Find(PropertiesOf(baseObject), one => one.Name.Equals(propertyName, StringComparison.OrdinalIgnoreCase));
        return found is null ? null : Adapt(found);
    }

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => PropertyOf(adaptedProperty).GetSetMethod() is not null;

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty) => TypeOf(PropertyOf(adaptedProperty)).FullName;

    /// <inheritdoc/>
    public override object? GetPropertyValue(PSAdaptedProperty adaptedProperty) =>
        PropertyOf(adaptedProperty).GetValue(adaptedProperty.BaseObject);

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object? value)
    {
        var property = PropertyOf(adaptedProperty);
        if (value is null && property.GetValue(adaptedProperty.BaseObject) is null)
        {
            return;
        }

        try
        {
            property.SetValue(adaptedProperty.BaseObject, Attributes[TypeOf(property)].Transform(null, value));
        }
        catch (ArgumentTransformationMetadataException refusal)
        {
            // Any other type of exception would be shown without its words.
            throw new SetValueException(refusal.Message, refusal);
        }
    }

    private static PropertyInfo[] PropertiesOf(object one) => Properties.GetOrAdd(one.GetType(), Arrange);

    /// <summary>The id, the settings in the order of the field table, and the rest.</summary>
    private static PropertyInfo[] Arrange(Type type)
    {
        var order = ResourceKind.Of(type).Table.All.Select(field => field.PropertyName).Prepend(nameof(GijResource.Id)).ToList();
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(PlaceOf)];

        int PlaceOf(PropertyInfo property) => order.IndexOf(property.Name) is >= 0 and var index ? index : order.Count;
    }

    private static PSAdaptedProperty Adapt(PropertyInfo property) => new(property.Name, property);

    private static PropertyInfo PropertyOf(PSAdaptedProperty adapted) => (PropertyInfo)adapted.Tag;

    private static Type TypeOf(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
