using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>One of a list of words, sent in the letter case of that list. A response may name others.</summary>
internal sealed class ChoiceKind(IReadOnlyList<string> choices) : FieldKind
{
    public IReadOnlyList<string> Choices { get; } = choices;

    public override string Expected => ErrorText.Get("Expected_Choice", string.Join(", ", Choices));

    public override IReadOnlyDictionary<string, object?> JsonLimits => new Dictionary<string, object?> { ["enum"] = Choices };

    public override object Convert(object value) => Text.Convert(value);

    public override object? Read(object? value) => value as string;

    public override bool AreEqual(object? one, object? other) =>
        string.Equals(one as string, other as string, StringComparison.OrdinalIgnoreCase);

    protected override object Check(object value)
    {
        var text = (string)value;
        return Choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException(Reasons.NotOneOf(text, Choices));
    }
}
