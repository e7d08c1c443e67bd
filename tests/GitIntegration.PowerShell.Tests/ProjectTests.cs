using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

public sealed class ProjectTests : IDisposable
{
    private readonly Engine engine = new Engine().ConnectToSandbox();

    [Theory]
    [InlineData("", "PAY OPS WEB MOB")]
    [InlineData("pay", "PAY")]
    [InlineData("10001", "OPS")]
    [InlineData("10003, W*", "MOB WEB")]
    public void Projects_are_found_by_key_and_by_id(string which, string keys) =>
        Assert.Equal(keys, string.Join(' ', engine.Succeed($"Get-GijProject {which}").Output.Select(one => one.Properties["Key"].Value)));

    [Theory]
    [InlineData("PAI", "Did you mean PAY?")]
    [InlineData("99", "Get-GijProject lists those that you can see.")]
    public void What_does_not_exist_is_an_error_beside_the_others(string which, string advice)
    {
        var outcome = engine.Run($"Get-GijProject {which}, OPS");
        Assert.Equal(["ProjectNotFound"], outcome.ErrorIds);
        Assert.StartsWith(advice, outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("OPS", outcome.Output.Single().Properties["Key"].Value);
    }

    public void Dispose() => engine.Dispose();
}
