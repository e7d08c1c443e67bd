using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GitIntegration.Tests;

/// <summary>Runs a method that returns the outcomes of Pester tests, and reports each as a test of its own.</summary>
public sealed class PesterSuiteTestCase : XunitTestCase
{
    [Obsolete("For deserialization only.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PesterSuiteTestCase() { }

    public PesterSuiteTestCase(IMessageSink diagnostics, ITestMethod method)
        : base(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method) { }

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource
    )
    {
        var summary = new RunSummary();
        foreach (var outcome in await OutcomesAsync(constructorArguments))
        {
            Report(outcome, messageBus, cancellationTokenSource);
            summary.Total++;
            summary.Failed += outcome.HasFailed ? 1 : 0;
            summary.Skipped += outcome.IsSkipped ? 1 : 0;
            summary.Time += outcome.Seconds;
        }

        return summary;
    }

    /// <summary>A run that did not come to its end is a failed test too.</summary>
    private async Task<IReadOnlyList<PesterOutcome>> OutcomesAsync(object[] constructorArguments)
    {
        try
        {
            var instance = Activator.CreateInstance(TestMethod.TestClass.Class.ToRuntimeType(), constructorArguments);
            using var disposable = instance as IDisposable;
            return await (Task<IReadOnlyList<PesterOutcome>>)TestMethod.Method.ToRuntimeMethod().Invoke(instance, null)!;
        }
        catch (Exception failure)
        {
            return [new PesterOutcome(DisplayName, "the run itself", "Failed", 0, failure.Message, $"{failure.StackTrace}")];
        }
    }

    private void Report(PesterOutcome outcome, IMessageBus bus, CancellationTokenSource cancellation)
    {
        var test = new XunitTest(this, $"{outcome.File}: {outcome.Name}");
        IMessageSinkMessage result = outcome switch
        {
            { HasPassed: true } => new TestPassed(test, outcome.Seconds, output: null),
            { IsSkipped: true } => new TestSkipped(test, outcome.Message.Length == 0 ? "No reason is given." : outcome.Message),
            _ => new TestFailed(test, outcome.Seconds, output: null, [TypeOf(outcome)], [outcome.Message], [outcome.Stack], [-1]),
        };
        var messages = new[] { new TestStarting(test), result, new TestFinished(test, outcome.Seconds, output: null) };
        if (messages.Any(message => !bus.QueueMessage(message)))
        {
            cancellation.Cancel();
        }
    }

    /// <summary>xUnit shows the name of a failure's type, unless it is an assertion.</summary>
    private static string TypeOf(PesterOutcome outcome) => outcome.Result == "Failed" ? typeof(XunitException).FullName! : outcome.Result;
}
