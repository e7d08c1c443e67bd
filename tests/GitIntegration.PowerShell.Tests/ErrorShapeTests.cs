using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>How errors read: one short sentence, then the remedy; what only a log needs is on the verbose stream.</summary>
public sealed class ErrorShapeTests : IDisposable
{
    private const string Request = "GET /rest/gitplugin/1.0/integration/5";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public ErrorShapeTests() => engine.ConnectTo(server);

    [Theory]
    [MemberData(nameof(FailureAnswer.Rows), MemberType = typeof(FailureAnswer))]
    public void A_failure_is_one_short_sentence_with_the_name_of_the_server(int row, string name)
    {
        FailureAnswer.All[row].AnswerOn(server, Request, "said");
        var outcome = engine.Run("Get-GijIntegration 5 -Verbose");

        var error = outcome.Error;
        var sentence = error.ErrorDetails.Message.Split(" It says: ")[0].Split(" It asks you to wait: ")[0];
        var words = string.Join(' ', sentence.Split(' ').Where(word => !word.Contains("://", StringComparison.Ordinal)));
        Assert.True(words.Length <= 110, $"{name}: {sentence}");
        Assert.DoesNotContain("/rest/", sentence, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Contains(outcome.Verbose, line => line.Contains(Request, StringComparison.Ordinal) && line.Contains(outcome.ErrorIds[0]));
    }

    [Fact]
    public void What_finds_the_request_in_the_log_is_on_the_verbose_stream()
    {
        server.On(Request, 500, "text/html", "", ("X-ANODEID", "node7"), ("X-AREQUESTID", "812x4x1"));
        var outcome = engine.Run("Get-GijIntegration 5 -Verbose");
        Assert.Contains($"UnexpectedStatus: {Request} (HTTP 500, node node7, request 812x4x1).", outcome.Verbose);
        Assert.DoesNotContain("node7", outcome.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
