using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GitIntegration.Tests;

/// <summary>That what Pester finds is what 'dotnet test' shows.</summary>
public sealed class PesterSuiteTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");

    [Fact]
    public async Task Has_the_outcome_of_every_test_and_of_what_failed_around_it()
    {
        Write(
            "One",
            """
            Describe 'One' {
                It 'passes with <_>' -ForEach 'a.b', 'c' { $_ | Should -Not -BeNullOrEmpty }
                It 'fails' { 1 | Should -Be 2 }
                It 'is left out' { Set-ItResult -Skipped -Because 'it is too early' }
                It 'says nothing' { Set-ItResult -Inconclusive }
                Context 'without a setup' {
                    BeforeAll { throw 'no setup' }
                    It 'cannot run' { }
                }
                Context 'without an end' {
                    AfterAll { throw 'no end' }
                    It 'ends' { }
                }
            }
            """
        );
        Write("Two", "Describe 'Two' {");

        Assert.Equal(
            [
                "One.Tests.ps1: One passes with a.b: Passed, ",
                "One.Tests.ps1: One passes with c: Passed, ",
                "One.Tests.ps1: One fails: Failed, Expected 2, but got 1.",
                "One.Tests.ps1: One is left out: Skipped, it is too early",
                "One.Tests.ps1: One says nothing: Inconclusive, Exception: is inconclusive",
                "One.Tests.ps1: One without a setup cannot run: Failed, It did not run, because the setup around it failed.",
                "One.Tests.ps1: One without an end ends: Passed, ",
                "One.Tests.ps1: One without a setup (setup or teardown): Failed, RuntimeException: no setup",
                "One.Tests.ps1: One without an end (setup or teardown): Failed, RuntimeException: no end",
                "Two.Tests.ps1: the file itself: Failed, ParseException:",
            ],
            (await PesterSuite.RunAsync(folder.FullName)).Select(outcome =>
                $"{outcome.File}: {outcome.Name}: {outcome.Result}, {FirstWords(outcome)}"
            )
        );
    }

    [Theory]
    [InlineData("Describe 'Empty' { }", "Pester ran no test.")]
    [InlineData("Describe 'Cut' { It 'ends it all' { [Environment]::Exit(7) } }", "Pester ended with exit code 7 and no report.")]
    [InlineData(
        "Describe 'Late' { It 'passes' { Register-EngineEvent PowerShell.Exiting -Action { [Environment]::Exit(9) } } }",
        "Pester says Passed and ended with exit code 9"
    )]
    public async Task Takes_no_run_for_good_that_did_not_come_to_its_end(string tests, string message)
    {
        Write("Some", tests);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => PesterSuite.RunAsync(folder.FullName));
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_each_outcome_as_a_test()
    {
        var (bus, summary) = await RunAsync(nameof(Suites.Mixed));

        Assert.Equal(["A: one", "A: two", "B: three"], bus.All<ITestStarting>().Select(message => message.Test.DisplayName));
        Assert.Equal(["A: one"], bus.All<ITestPassed>().Select(message => message.Test.DisplayName));
        Assert.Equal(["too early"], bus.All<ITestSkipped>().Select(message => message.Reason));
        Assert.Equal(["B: three"], bus.All<ITestFailed>().Select(message => message.Test.DisplayName));
        Assert.Equal(
            ("Expected 2.", "at line 3"),
            bus.All<ITestFailed>().Select(message => (message.Messages[0], message.StackTraces[0])).Single()
        );
        Assert.Equal((3, 1, 1), (summary.Total, summary.Failed, summary.Skipped));
    }

    [Fact]
    public async Task Reports_a_run_that_broke_off_as_a_failed_test()
    {
        var (bus, summary) = await RunAsync(nameof(Suites.Broken));

        Assert.Equal(["pwsh is gone"], bus.All<ITestFailed>().Select(message => message.Messages[0]));
        Assert.Equal((1, 1, 0), (summary.Total, summary.Failed, summary.Skipped));
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The parser says more than a test should know.</summary>
    private static string FirstWords(PesterOutcome outcome) =>
        outcome.File == "Two.Tests.ps1" ? outcome.Message.Split(' ')[0] : outcome.Message;

    private void Write(string name, string tests) => File.WriteAllText(Path.Combine(folder.FullName, $"{name}.Tests.ps1"), tests);

    private static async Task<(Messages Bus, RunSummary Summary)> RunAsync(string method)
    {
        var assembly = new TestAssembly(Reflector.Wrap(Assembly.GetExecutingAssembly()));
        var type = new TestClass(new TestCollection(assembly, null, "any"), Reflector.Wrap(typeof(Suites)));
        using var bus = new Messages();
        using var cancellation = new CancellationTokenSource();
        var test = new PesterSuiteTestCase(
            new NullMessageSink(),
            new TestMethod(type, type.Class.GetMethod(method, includePrivateMethod: true))
        );
        return (bus, await test.RunAsync(new NullMessageSink(), bus, [], new ExceptionAggregator(), cancellation));
    }

#pragma warning disable xUnit1000 // Not to be found: the tests above run it.
    private sealed class Suites
#pragma warning restore xUnit1000
    {
        [PesterSuite]
        internal Task<IReadOnlyList<PesterOutcome>> Mixed() =>
            Task.FromResult<IReadOnlyList<PesterOutcome>>([
                new("A", "one", "Passed", 1, string.Empty, string.Empty),
                new("A", "two", "Skipped", 1, "too early", string.Empty),
                new("B", "three", "Failed", 1, "Expected 2.", "at line 3"),
            ]);

        [PesterSuite]
        internal async Task<IReadOnlyList<PesterOutcome>> Broken()
        {
            await Task.Yield();
            throw new InvalidOperationException("pwsh is gone");
        }
    }

    private sealed class Messages : IMessageBus
    {
        private readonly List<IMessageSinkMessage> all = [];

        public IEnumerable<T> All<T>() => all.OfType<T>();

        public bool QueueMessage(IMessageSinkMessage message)
        {
            all.Add(message);
            return true;
        }

        public void Dispose() { }
    }
}
