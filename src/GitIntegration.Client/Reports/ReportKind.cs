using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What a report says about one type of object: its columns, and what each row means.</summary>
/// <param name="member">Its name in data formats.</param>
/// <param name="title">Its title.</param>
/// <param name="empty">What a report says that has none.</param>
internal abstract class ReportKind(string member, string title, string empty)
{
    public string Member => member;

    public string Title => title;

    public string Empty => empty;

    public abstract IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>The columns that data formats have, each with its name.</summary>
    public IEnumerable<(string Name, ReportColumn Column)> Data =>
        from column in Columns
        where column.Member is not null
        select (column.Member, column);

    /// <summary>The columns that pages have: the server only where there are several.</summary>
    public IEnumerable<ReportColumn> ShownFor(IReadOnlyList<object> rows)
    {
        var isOfOneServer = rows.Select(ServerOf).Distinct().Take(2).Count() < 2;
        return Columns.Where(column => column.Heading is not null && !(isOfOneServer && column.Member == FindingMembers.Server));
    }

    /// <summary>True if the object is of this kind.</summary>
    public abstract bool Accepts(object row);

    public abstract ReportLevel LevelOf(object row);

    public abstract ReportRule RuleOf(object row);

    /// <summary>What the row is about, in a few words, for example "3 'Payments'".</summary>
    public abstract string SubjectOf(object row);

    /// <summary>What makes it the same row in the next report.</summary>
    public virtual string KeyOf(object row) => $"{RuleOf(row).Id}/{ServerOf(row)}/{SubjectOf(row)}";

    /// <summary>What it says, as a sentence.</summary>
    public abstract string MessageOf(object row);

    /// <summary>In which group a summary counts the row, for example Error.</summary>
    public abstract string GroupOf(object row);

    /// <summary>The groups, in the order in which a summary shows them.</summary>
    public abstract IReadOnlyList<(string Group, ReportLevel Level)> Groups { get; }

    /// <summary>The server that the row comes from.</summary>
    public string ServerOf(object row) => Columns.First(column => column.Member == FindingMembers.Server).TextOfRow(row);

    /// <summary>How a row compares with an earlier report; null where it isn't compared.</summary>
    public virtual FindingTrend? TrendOf(object row) => null;

    /// <summary>Why a row is accepted; null where it isn't.</summary>
    public virtual string? AcceptedBecause(object row) => null;

    /// <summary>What shows more than numbers do.</summary>
    public virtual IEnumerable<ReportChart> Charts(IReadOnlyList<object> rows) => [];
}

/// <summary>The same for a type.</summary>
/// <typeparam name="T">The type of the objects.</typeparam>
/// <param name="member">Its name in data formats.</param>
/// <param name="title">Its title.</param>
/// <param name="empty">What a report says that has none.</param>
/// <param name="noun">What the rules are called that its groups stand for.</param>
internal abstract class ReportKind<T>(string member, string title, string empty, string noun) : ReportKind(member, title, empty)
    where T : notnull
{
    public sealed override bool Accepts(object row) => row is T;

    public sealed override ReportLevel LevelOf(object row) => LevelOf((T)row);

    public sealed override ReportRule RuleOf(object row) => RuleOf((T)row);

    public sealed override string SubjectOf(object row) => SubjectOf((T)row).ForDisplay();

    public sealed override string MessageOf(object row) => MessageOf((T)row).ForDisplay();

    public sealed override string GroupOf(object row) => GroupOf((T)row);

    /// <summary>That of its group, unless a kind knows better.</summary>
    private protected virtual ReportLevel LevelOf(T row) => Groups.First(one => one.Group == GroupOf(row)).Level;

    /// <summary>Its group, unless a kind has rules.</summary>
    private protected virtual ReportRule RuleOf(T row) => new(GroupOf(row), $"{noun}: {GroupOf(row)}", LevelOf(row));

    private protected abstract string SubjectOf(T row);

    private protected abstract string MessageOf(T row);

    private protected abstract string GroupOf(T row);

    /// <summary>A column that pages show too.</summary>
    private protected static ReportColumn Column(string member, string heading, ColumnKind kind, Func<T, object?> value) =>
        new(member, heading, kind, row => value((T)row));

    /// <summary>A column of pages only.</summary>
    private protected static ReportColumn OnPages(string heading, ColumnKind kind, Func<T, object?> value) =>
        new(member: null, heading, kind, row => value((T)row));

    /// <summary>A column of data formats only.</summary>
    private protected static ReportColumn InData(string member, Func<T, object?> value) =>
        new(member, heading: null, ColumnKind.Text, row => value((T)row));

    /// <summary>An id with a name, for example "3 'Payments'".</summary>
    private protected static string Label(int? id, string? name) =>
        name is null ? $"{id}" : FormattableString.Invariant($"{id} '{name}'").TrimStart();
}
