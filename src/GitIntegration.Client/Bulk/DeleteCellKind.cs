using System;

namespace GitIntegration;

/// <summary>The word that deletes what a row is about.</summary>
internal sealed class DeleteCellKind : FieldKind
{
    /// <summary>The word.</summary>
    public const string Word = "delete";

    public override string Expected => $"'{Word}'";

    public override object Convert(object value) =>
        value is Word ? Word : throw new FormatException(Reasons.Named("NotDeleteWord", Quote(value), Word));

    public override object? Read(object? value) => value as string;
}
