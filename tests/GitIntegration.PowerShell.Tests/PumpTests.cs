using System;
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

    private void Call(string method, params object?[] arguments) => Pump.GetType().GetMethod(method)!.Invoke(pump, arguments);
}
