using System;
using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>
/// The rows of a bulk file as the journal records them, with the names that their settings have in a request for one object.
/// </summary>
/// <param name="header">The columns of the file.</param>
/// <param name="present">The columns of the server.</param>
internal sealed class BulkDescription(BulkHeader header, BulkHeader present)
{
    /// <summary>What a row changes.</summary>
    public ChangeDescription Of(BulkChange change)
    {
        var (columns, row) = change.Present is { } before ? (present, before) : (header, change.Row);
        var noun = columns.IsIntegration(row) ? ResourceKind<GijIntegration>.Instance.Noun : ResourceKind<GijRepository>.Instance.Noun;
        var settings = change.Action == ChangeAction.Delete ? Lost(row, columns) : change.Cells.SelectMany(Changed);
        return new ChangeDescription(noun, change.Id, columns.NameOf(row), settings) { Action = change.Action };
    }

    private static IEnumerable<ChangedSetting> Changed(BulkCellChange cell)
    {
        if (IsHidden(cell.Column))
        {
            return [ChangedSetting.Hidden(cell.Column.Name, isCleared: false)];
        }

        var before = cell.Before is null ? [] : SettingsIn(cell.Column, cell.Before).ToDictionary(one => one.Name, one => one.Value);
        var after = SettingsIn(cell.Column, cell.After).ToDictionary(one => one.Name, one => one.Value);
        var sent =
            from one in after
            let isKnown = before.ContainsKey(one.Key)
            where !isKnown || !Equals(before[one.Key], one.Value)
            select new ChangedSetting(one.Key)
            {
                Before = isKnown ? before[one.Key] : null,
                IsBeforeKnown = isKnown,
                After = one.Value,
            };

        // The app keeps the projects of what becomes global, says the documentation.
        return sent.Concat(before.Where(one => !after.ContainsKey(one.Key)).Select(one => ChangedSetting.Lost(one.Key, one.Value)));
    }

    /// <summary>What is lost with a row.</summary>
    private static IEnumerable<ChangedSetting> Lost(BulkRow row, BulkHeader columns) =>
        from index in columns.Settings
        let column = columns.Columns[index]
        where column != BulkColumns.Id && column != BulkColumns.Delete && row[index].Length > 0 && !IsHidden(column)
        from setting in SettingsIn(column, row[index])
        select ChangedSetting.Lost(setting.Name, setting.Value);

    /// <summary>What may be a credential, and what isn't documented, isn't told.</summary>
    private static bool IsHidden(BulkColumn column) => column.IsCredential || !column.IsDocumented;

    /// <summary>The settings that a cell stands for, two of which go by other names in the file.</summary>
    private static IEnumerable<(string Name, object? Value)> SettingsIn(BulkColumn column, string cell)
    {
        var value = cell.Length == 0 ? null : column.ValueOf(cell);
        if (column == BulkColumns.SslVerify)
        {
            return [(S.DisableSslVerification.Name, value is bool isVerified ? !isVerified : value)];
        }

        if (column != BulkColumns.ProjectMapping)
        {
            return [(column.Name, value)];
        }

        return value is ProjectMappingKind.All
            ? [(S.Global.Name, true)]
            : [(S.Global.Name, false), (S.ProjectMappingIds.Name, value ?? Array.Empty<long>())];
    }
}
