using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What each kind of field makes of a value from outside, from a cell, and for people.</summary>
public class FieldKindTests
{
    private static readonly Dictionary<string, FieldKind> Kinds = new(StringComparer.Ordinal)
    {
        ["text"] = FieldKind.Text,
        ["path"] = IntegrationFields.ApiPath.Kind,
        ["flag"] = FieldKind.Flag,
        ["number"] = IntegrationFields.FolderDepth.Kind,
        ["ids"] = SharedFields.ProjectMappingIds.Kind,
        ["choice"] = IntegrationFields.Type.Kind,
        ["secret"] = FieldKind.Secret,
    };

    [Theory]
    [InlineData("text", "a", "a")]
    [InlineData("text", 7, "7")]
    [InlineData("text", 1.5, "1.5")]
    [InlineData("flag", true, true)]
    [InlineData("flag", "TRUE", true)]
    [InlineData("flag", 0, false)]
    [InlineData("number", 5, 5)]
    [InlineData("number", "3", 3)]
    [InlineData("number", 2.0, 2)]
    [InlineData("number", 4L, 4)]
    [InlineData("choice", "github", "GITHUB")]
    public void A_value_that_can_mean_only_one_thing_is_accepted(string kind, object value, object expected) =>
        Assert.Equal(expected, Kinds[kind].Accept(value));

    [Theory]
    [InlineData("text", null)]
    [InlineData("text", true)]
    [InlineData("text", new[] { "a" })]
    [InlineData("path", "repos")]
    [InlineData("flag", "yes")]
    [InlineData("flag", 2)]
    [InlineData("number", 6)]
    [InlineData("number", "0")]
    [InlineData("number", 2.5)]
    [InlineData("number", "1,5")]
    [InlineData("number", 'a')]
    [InlineData("ids", "10000,10001")]
    [InlineData("ids", 0)]
    [InlineData("ids", new[] { 10000.5 })]
    [InlineData("choice", "BITBUCKET")]
    [InlineData("secret", "hunter2")]
    public void A_value_that_would_have_to_be_bent_is_refused_without_a_full_stop(string kind, object? value)
    {
        var refusal = Assert.Throws<FormatException>(() => Kinds[kind].Accept(value)).Message;
        Assert.Matches(@"\w+ \w+.*[^.]$", refusal);
        Assert.DoesNotContain("hunter2", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10000", "10000")]
    [InlineData("10000,10001", "10000 10001")]
    [InlineData(" 10000 ; 10001 ", "10000 10001")]
    [InlineData("", "")]
    public void A_cell_can_hold_a_list_of_ids(string cell, string expected) =>
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture)),
            (long[])Kinds["ids"].Parse(cell)
        );

    [Theory]
    [InlineData("flag", "False", false)]
    [InlineData("number", "2", 2)]
    [InlineData("text", "a, b", "a, b")]
    [InlineData("choice", "gitlab", "GITLAB")]
    public void A_cell_holds_what_its_kind_makes_of_text(string kind, string cell, object expected) =>
        Assert.Equal(expected, Kinds[kind].Parse(cell));

    [Theory]
    [InlineData("flag", "")]
    [InlineData("number", "2.0")]
    [InlineData("ids", "10000 10001")]
    [InlineData("ids", "10000,x")]
    public void A_cell_that_is_not_of_the_kind_is_refused(string kind, string cell) =>
        Assert.Throws<FormatException>(() => Kinds[kind].Parse(cell));

    [Theory]
    [InlineData("text", null, "(not set)")]
    [InlineData("text", "", "''")]
    [InlineData("text", "a\r\nb", @"'a\r\nb'")]
    [InlineData("flag", true, "True")]
    [InlineData("number", 3, "3")]
    [InlineData("ids", new[] { 2L, 1L }, "[2, 1]")]
    public void People_are_shown_a_value_in_one_line(string kind, object? value, string expected) =>
        Assert.Equal(expected, Kinds[kind].Format(value));

    [Fact]
    public void Nobody_is_shown_a_secret_only_whether_it_is_set_or_cleared()
    {
        using var secret = SecretText.ToSecureString("hunter2");
        Assert.Equal("(new value)", Kinds["secret"].Format(secret));
        Assert.Equal("(cleared)", Kinds["secret"].Format(Kinds["secret"].Convert(string.Empty)));
        Assert.False(Kinds["secret"].AreEqual(secret, secret));
    }

    [Theory]
    [InlineData(new[] { 1L, 2L }, new[] { 2L, 1L }, true)]
    [InlineData(new[] { 1L }, new[] { 1L, 2L }, false)]
    [InlineData(new long[0], new long[0], true)]
    [InlineData(null, new[] { 1L }, false)]
    public void The_order_of_ids_makes_no_difference(long[]? one, long[]? other, bool expected) =>
        Assert.Equal(expected, Kinds["ids"].AreEqual(one, other));
}
