using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Accepts what a kind of field accepts.</summary>
public abstract class FieldAttribute : StrictAttribute
{
    private readonly FieldKind kind;

    private protected FieldAttribute(FieldKind kind) => this.kind = kind;

    private protected sealed override string Expected => kind.Expected;

    private protected sealed override string NullReason => kind.Cleared is null ? Reasons.Null : Reasons.Named("NullSettingValue");

    private protected sealed override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        kind.Convert(ToPlain(value, asTyped));

    /// <summary>The value in types that PowerShell has no part in.</summary>
    private object ToPlain(object value, object asTyped) =>
        value switch
        {
            SwitchParameter given => given.IsPresent,
            ScriptBlock => throw new FormatException(Reasons.Named("ScriptBlock")),
            string or IDictionary => value,
            IEnumerable elements => elements.Cast<object?>().Select(PSObjectExtensions.Unwrap).ToArray(),
            _ when kind == FieldKind.Text && IsNumber(value) => LanguagePrimitives.ConvertTo<string>(asTyped),
            _ => value,
        };

    private static bool IsNumber(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or double or decimal;
}
