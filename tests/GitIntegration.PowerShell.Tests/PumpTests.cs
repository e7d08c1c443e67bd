using System;
using System.Management.Automation;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The way from other threads to the pipeline's, whose order no server can bring about at will.</summary>
public sealed class PumpTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly CancellationTokenSource stopping = new();
    private object? pump;

    /// <summary>Is made on the thread that a test runs on, which is the pipeline's to it.</summary>
    private object Pump =>
        pump ??= Activator.CreateInstance(Module.Cmdlets.GetType("GitIntegration.PowerShell.PipelinePump")!, stopping.Token)!;

    [Fact]
    public void What_was_posted_just_before_the_end_is_run()
    {
        var isRun = false;
        var asked = 0;

        // Another thread posts and ends after the queue was found empty, and before it is looked whether that has ended.
        RunUntil(() =>
        {
            if (asked++ == 0)
            {
                Post(() => isRun = true);
            }

            return true;
        });

        Assert.True(isRun);
    }

    [Fact]
    public async Task What_was_told_before_a_question_comes_before_it_on_the_pipelines_own_thread_too()
    {
        var told = false;
        Post(() => told = true);
        var answer = AskAsync(() => told);
        RunUntil(() => true);
        Assert.True(await answer);
    }

    [Fact]
    public void A_stop_is_not_taken_for_what_was_waited_for() =>
        Assert.Throws<PipelineStoppedException>(() =>
            RunUntil(() =>
            {
                stopping.Cancel();
                return true;
            })
        );

    [Fact]
    public void After_a_stop_nothing_more_is_run()
    {
        var isRun = false;
        Post(stopping.Cancel);
        Post(() => isRun = true);
        Assert.Throws<PipelineStoppedException>(() => RunUntil(() => isRun));
        Assert.False(isRun);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_for_an_answer()
    {
        _ = Pump;
        var asking = Task.Factory.StartNew(
            () => AskAsync(() => true),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        var answer = await asking;
        Assert.False(answer.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_question_that_fails_fails_where_it_was_asked_and_not_the_pump()
    {
        _ = Pump;
        var asking = Task.Factory.StartNew(
            () => AskAsync(() => throw new FormatException()),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        var answer = await asking;
        RunUntil(() => true);
        await Assert.ThrowsAsync<FormatException>(() => answer);
    }

    [Fact]
    public async Task After_a_stop_no_change_begins_and_none_is_named_as_under_way()
    {
        var type = Module.Cmdlets.GetType("GitIntegration.PowerShell.WorkContext")!;
        var context = Activator.CreateInstance(type, Pump, null, stopping.Token)!;
        var isSent = false;
        Func<CancellationToken, Task> send = _ => Task.FromResult(isSent = true);
        await stopping.CancelAsync();

        var change = type.GetMethod("ChangeAsync", [typeof(Func<CancellationToken, Task>)])!;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => (Task)change.Invoke(context, [send])!);
        Assert.False((bool)type.GetProperty("IsChanging")!.GetValue(context)!);
        Assert.False(isSent);
    }

    public void Dispose()
    {
        ((IDisposable)Pump).Dispose();
        stopping.Dispose();
        engine.Dispose();
    }

    private void Post(Action action) => Call("Post", action);

    private void RunUntil(Func<bool> isDone) => Call("RunUntil", isDone, null, null);

    private Task<bool> AskAsync(Func<bool> question) =>
        (Task<bool>)Pump.GetType().GetMethod("AskAsync")!.MakeGenericMethod(typeof(bool)).Invoke(pump, [question])!;

    private void Call(string method, params object?[] arguments) =>
        Pump.GetType().GetMethod(method)!.Invoke(pump, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
