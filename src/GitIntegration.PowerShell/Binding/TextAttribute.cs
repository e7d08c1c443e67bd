using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Takes text, and what has one plain written form: numbers as they were typed, addresses, versions. Refuses script blocks, lists and objects.</summary>
public sealed class TextAttribute : StrictAttribute
{
    private protected override string Expected => "text; '' clears";

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        value switch
        {
            string text => text,
            ScriptBlock => throw Refusal("A script block is no text; to take the text from each piped object, use ForEach-Object."),
            Uri address => address.OriginalString,
            Version or Guid or char => value.ToString(),
            sbyte or byte or short or ushort or int or uint or long or ulong or double or decimal => LanguagePrimitives.ConvertTo<string>(
                asTyped
            ),
            _ => throw Refusal($"{Shown(value)} is no text."),
        };
}
