using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The two documented shapes of a reindex's status, and what lies between them.</summary>
public class ReindexStatusTests
{
    [Fact]
    public void The_shape_with_maps_is_read()
    {
        var status = Read(
            """
            {"success":true,"finished":false,"threadId":172,"messages":{"Indexing a":40.5,"Fetching b":"100.0"},
             "errors":{"b":"gone"},"lastOperationPercent":70}
            """
        );
        Assert.Equal(("172", false, 70.0), (status.ThreadId, status.IsFinished, status.Percent));
        Assert.Equal([("Indexing a", 40.5), ("Fetching b", 100.0)], status.Steps.Select(step => (step.Text, step.Percent!.Value)));
        Assert.Equal([("b", "gone")], status.Faults.Select(fault => (fault.Repository!, fault.Text)));
    }

    [Fact]
    public void The_shape_with_lists_is_read()
    {
        var status = Read(
            """
            {"finished":"true","threadID":"x-1","completionPercentage":"99.5","errorsCount":1,"messages":[
              {"insertionTime":1,"error":false,"message":"Indexing a"},
              {"insertionTime":2,"error":true,"message":"a: not authorized","details":"at Git.fetch"}]}
            """
        );
        Assert.Equal(("x-1", true, 99.5), (status.ThreadId, status.IsFinished, status.Percent));
        Assert.Equal(["Indexing a"], status.Steps.Select(step => step.Text));
        Assert.Equal([("a: not authorized", "at Git.fetch")], status.Faults.Select(fault => (fault.Text, fault.Details!)));
    }

    [Theory]
    [InlineData("""{"finished":true,"errors":["first",{"message":"second"}]}""", "first", "second")]
    [InlineData("""{"finished":true,"errors":{"7":["first","second"]}}""", "first", "second")]
    [InlineData("""{"finished":true,"errors":"first"}""", "first")]
    [InlineData("""{"finished":true,"errorsCount":3}""", "3 errors, which the server doesn't describe")]
    [InlineData("""{"finished":true,"errors":{"7":null}}""", "an error that the server doesn't describe")]
    [InlineData("""{"finished":true,"errors":{},"errorsCount":0,"messages":null}""")]
    public void Errors_are_found_in_every_form(string json, params string[] texts) =>
        Assert.Equal(texts, Read(json).Faults.Select(fault => fault.Text));

    [Fact]
    public void The_percent_decides_where_nothing_says_whether_it_is_finished()
    {
        Assert.True(Read("""{"messages":{},"completionPercentage":100}""").IsFinished);
        Assert.False(Read("""{"messages":{},"completionPercentage":99}""").IsFinished);
    }

    [Fact]
    public void An_id_without_measure_and_numbers_that_are_none_count_as_missing()
    {
        var status = Read(
            """{"finished":false,"threadId":"?","lastOperationPercent":"NaN","messages":{"a":{}}}""".Replace(
                "?",
                new string('x', 201),
                StringComparison.Ordinal
            )
        );
        Assert.Equal((null, null, null), (status.ThreadId, status.Percent, status.Steps.Single().Percent));
    }

    [Theory]
    [InlineData("""{"success":false,"error":"no"}""")]
    [InlineData("""[]""")]
    [InlineData("\"x\"")]
    public void What_is_no_status_is_refused(string json) => Assert.Null(ReindexStatus.TryRead(Plain(JToken.Parse(json))));

    private static ReindexStatus Read(string json) => ReindexStatus.TryRead(Plain(JToken.Parse(json)))!;

    private static object? Plain(JToken token)
    {
        var reader = token.CreateReader();
        JsonValues.Next(reader);
        return JsonValues.Read(reader);
    }
}
