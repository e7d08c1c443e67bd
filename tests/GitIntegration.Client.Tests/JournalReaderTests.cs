using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Files that others have written, or spoilt.</summary>
public sealed class JournalReaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");
    private readonly List<JournalFault> faults = [];

    [Theory]
    [InlineData("{", "ends too early")]
    [InlineData("no", "not valid JSON")]
    [InlineData("{} {", "not a line of a journal")]
    [InlineData("[]", "not a line of a journal")]
    [InlineData("""{"schema":1}""", "not a line of a journal")]
    [InlineData("""{"schema":"x","kind":"begin","change":"a","time":"2026-01-01T00:00:00Z"}""", "not a line of a journal")]
    [InlineData("""{"schema":2,"kind":"begin","change":"a","time":"2026-01-01T00:00:00Z"}""", "a later version")]
    [InlineData("""{"schema":1,"kind":"begin","change":"a","time":"yesterday"}""", "not a line of a journal")]
    [InlineData("""{"schema":1,"kind":"begin","change":7,"time":"2026-01-01T00:00:00Z"}""", "not a line of a journal")]
    [InlineData("""{"schema":1,"kind":"middle","change":"a","time":"2026-01-01T00:00:00Z"}""", "not a line of a journal")]
    [InlineData("""{"schema":1,"kind":"end","change":"a","outcome":"1"}""", "not a line of a journal")]
    [InlineData("""{"schema":1,"kind":"end","change":"a","outcome":"Made"}""", "no earlier line has the change")]
    [InlineData("\u001b[2J{\"schema\":1}", "not valid JSON")]
    public void A_line_that_is_none_is_reported_and_left_out(string line, string reason)
    {
        var entries = Read(Written($"{Begin("b")}\n{line}\n\n{End("b")}\n"));
        Assert.Equal(ChangeOutcome.Made, Assert.Single(entries).Outcome);
        var fault = Assert.Single(faults);
        Assert.Equal(2, fault.Line);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        HostileText.AssertIsHarmless(fault.Reason);
    }

    [Fact]
    public void A_mark_of_the_encoding_is_no_part_of_a_line()
    {
        var entries = Read(Written($"\uFEFF{Begin("a")}\n{End("a")}\n\uFEFF{Begin("b")}\n{End("b")}\n"));
        Assert.Equal([ChangeOutcome.Made, ChangeOutcome.Made], entries.Select(entry => entry.Outcome));
        Assert.Empty(faults);
    }

    [Fact]
    public void Odd_values_are_nothing_and_unknown_members_are_passed_over()
    {
        var line =
            """{"schema":1,"kind":"begin","change":"a","time":"2026-01-01T01:00:00+01:00","user":7,"""
            + """ "id":"x","name":[],"action":"7","changes":[7,{}],"new":{}}""";
        var entry = Assert.Single(Read(Written(line)));
        Assert.Equal((null, null, null, null), (entry.User, entry.Id, entry.Name, entry.Action));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).LocalDateTime, entry.Time);
        Assert.Equal(string.Empty, Assert.Single(entry.Changes).Setting);
        Assert.Empty(faults);
    }

    [Fact]
    public void A_line_that_is_too_long_or_not_text_is_passed_over()
    {
        var path = Written($"{Begin("a")}\n");
        File.AppendAllText(path, new string('x', JournalMembers.LongestLine + 1) + "\n");
        using (var stream = File.Open(path, FileMode.Append))
        {
            stream.Write([0xFF, 0xFE, (byte)'\n']);
            stream.Write(Encoding.UTF8.GetBytes(End("a")));
        }

        Assert.Equal(ChangeOutcome.Made, Assert.Single(Read(path)).Outcome);
        Assert.Equal([2, 3], faults.Select(fault => fault.Line));
    }

    [Fact]
    public void Changes_come_in_the_order_in_which_they_were_sent()
    {
        var path = Written($"{Begin("a")}\n{Begin("b")}\n{Begin("c")}\n{End("c")}\n{End("a")}\n");
        var entries = Read(path);
        Assert.Equal(["a", "b", "c"], entries.Select(entry => entry.Name));
        Assert.Equal([ChangeOutcome.Made, ChangeOutcome.Unknown, ChangeOutcome.Made], entries.Select(entry => entry.Outcome));
    }

    [Fact]
    public void A_change_without_an_outcome_holds_back_no_more_than_a_limit()
    {
        var first = Begin("a");
        var path = Written($"{first}\n{Begin("b")}\n{End("b")}\n{End("a")}\n");
        var reader = new JournalReader(faults.Add, lookahead: first.Length);
        var entries = reader.Read([path], CancellationToken.None).ToArray();
        Assert.Equal([("a", ChangeOutcome.Unknown), ("b", ChangeOutcome.Made)], entries.Select(entry => (entry.Name, entry.Outcome)));
        Assert.Equal(4, Assert.Single(faults).Line);
    }

    [Fact]
    public void A_second_line_for_an_open_change_does_not_replace_it()
    {
        var entries = Read(Written($"{Begin("a")}\n{Begin("a")}\n{End("a")}\n{End("a")}\n"));
        Assert.Single(entries);
        Assert.Equal([2, 4], faults.Select(fault => fault.Line));
    }

    [Fact]
    public void Files_count_as_one_and_a_missing_one_is_an_error()
    {
        var (first, second) = (Written($"{Begin("a")}\n"), Written($"{End("a")}"));
        Assert.Equal(ChangeOutcome.Made, Assert.Single(Read(first, second)).Outcome);
        Assert.Equal(
            GijErrorId.JournalUnreadable,
            Assert.Throws<GijException>(() => Read(Path.Combine(folder.FullName, "missing.jsonl"))).Id
        );
        Assert.Equal(GijErrorId.JournalUnreadable, Assert.Throws<GijException>(() => Read(folder.FullName)).Id);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Begin(string change) =>
        $$"""{"schema":1,"kind":"begin","change":"{{change}}","time":"2026-01-01T00:00:00.000Z","name":"{{change}}","changes":[]}""";

    private static string End(string change) =>
        $$"""{"schema":1,"kind":"end","change":"{{change}}","time":"2026-01-01T00:00:00.100Z","outcome":"Made"}""";

    private GijJournalEntry[] Read(params string[] paths) => [.. new JournalReader(faults.Add).Read(paths, CancellationToken.None)];

    private string Written(string text)
    {
        var path = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.jsonl");
        File.WriteAllText(path, text);
        return path;
    }
}
