using System;

namespace GitIntegration;

/// <summary>The ids of the projects that see an object, or ALL for every project.</summary>
internal sealed class ProjectMappingKind : FieldKind
{
    /// <summary>The word for every project.</summary>
    public const string All = "ALL";

    private static readonly FieldKind Ids = SharedFields.ProjectMappingIds.Kind;

    public override string Expected => Ids.Expected;

    public override object Convert(object value) =>
        value switch
        {
            string text when text.Equals(All, StringComparison.OrdinalIgnoreCase) => All,
            string text => Ids.Parse(text) is long[] { Length: > 0 } ids ? ids : throw new FormatException(Reasons.NotId(Quote(text))),
            _ => Ids.Accept(value),
        };

    public override object? Read(object? value) => Ids.Read(value);

    public override bool AreEqual(object? one, object? other) => Ids.AreEqual(one, other);

    /// <summary>The ids in a cell; none for ALL, and for what isn't a mapping.</summary>
    public static long[] IdsIn(string cell) => CellValue.TryParse(BulkColumns.ProjectMapping.Kind, cell, out _) as long[] ?? [];
}
