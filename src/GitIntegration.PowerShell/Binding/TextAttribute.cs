using System;
using System.Globalization;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Takes text, and what has one plain written form: numbers, addresses, versions. Refuses script blocks, lists and objects.</summary>
public sealed class TextAttribute : StrictAttribute
{
    private protected override string Expected => "text; '' clears";

    private protected override object Accept(object value) => value switch
    {
        string text => text,
        ScriptBlock => throw Refusal("A script block is no text; to take the text from each piped object, use ForEach-Object."),
        Uri or Version => value.ToString(),
        IFormattable and ValueType and not bool => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw Refusal($"{Shown(value)} is no text."),
    };
}
