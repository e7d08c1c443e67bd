using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// The way from work on other threads to the pipeline's thread, where alone a cmdlet may write or ask. Actions run in the order
/// in which they were posted, so messages on the way come before the result.
/// </summary>
/// <param name="stopping">Ends the running.</param>
internal sealed class PipelinePump(CancellationToken stopping) : IDisposable
{
    private readonly ConcurrentQueue<Action> actions = new();

    /// <summary>Does not spin: the thread that brings the response needs the processor.</summary>
    private readonly ManualResetEventSlim wake = new(initialState: false, spinCount: 0);
    private readonly int thread = Environment.CurrentManagedThreadId;

    private bool IsPipelineThread => Environment.CurrentManagedThreadId == thread;

    /// <summary>Has an action run on the pipeline's thread. It can be called on any thread.</summary>
    public void Post(Action action)
    {
        actions.Enqueue(action);
        wake.Set();
    }

    /// <summary>Has a question answered on the pipeline's thread. It can be called on any thread.</summary>
    public async Task<T> AskAsync<T>(Func<T> question)
    {
        if (IsPipelineThread)
        {
            // What was told on the way comes before the question here too: a warning can end the command.
            RunPosted();
            return question();
        }

        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopped = stopping.Register(() => answer.TrySetCanceled());
        Post(() => Answer(answer, question));
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>Runs what is posted until the task is done, and returns its result.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public T Run<T>(Task<T> task)
    {
        WakeAtEndOf(task);
        RunUntil(() => task.IsCompleted);
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Runs what is posted until something is so, and nothing is left to run.</summary>
    /// <param name="isDone">Tells whether it is so. A post, or the end of a task, is what can make it so.</param>
    /// <param name="interval">How long to wait for a post at most before <paramref name="onInterval"/> is called.</param>
    /// <param name="onInterval">Called at intervals while nothing is posted.</param>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public void RunUntil(Func<bool> isDone, TimeSpan? interval = null, Action? onInterval = null)
    {
        while (true)
        {
            RunPosted();
            if (!isDone())
            {
                WaitForPost(interval ?? Timeout.InfiniteTimeSpan);
                onInterval?.Invoke();
            }
            else if (actions.IsEmpty)
            {
                // A stop ends tasks too, and so can seem to be what was waited for.
                ThrowIfStopping();
                return;
            }

            // Otherwise a task has posted, and ended, since the queue was found empty: that is run too.
        }
    }

    public void Dispose() => wake.Dispose();

    private static void Answer<T>(TaskCompletionSource<T> answer, Func<T> question)
    {
        try
        {
            answer.TrySetResult(question());
        }
        catch (Exception failure)
        {
            // It ends the item that asked, and so comes back to the pipeline's thread.
            answer.TrySetException(failure);
        }
    }

    /// <summary>Lets the end of a task be noticed, as a post is.</summary>
    private void WakeAtEndOf(Task task) =>
        _ = task.ContinueWith(
            (_, state) => ((ManualResetEventSlim)state).Set(),
            wake,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    private void RunPosted()
    {
        ThrowIfStopping();
        while (actions.TryDequeue(out var action))
        {
            action();
            ThrowIfStopping();
        }
    }

    private void WaitForPost(TimeSpan longest)
    {
        try
        {
            wake.Wait(longest, stopping);
            wake.Reset();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void ThrowIfStopping()
    {
        if (stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
