using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// Sends a request again where that is safe, one try after another, each with the connection's timeout. A used-up quota
/// closes the gate for all requests of the connection, so that those waiting do not rush in at once.
/// </summary>
/// <param name="inner">Sends one try.</param>
/// <param name="policy">Decides about the next.</param>
/// <param name="timeout">How long one try waits for the headers of its response.</param>
/// <param name="deadline">How long one try may take to the last byte of its response.</param>
/// <param name="clock">Waits.</param>
/// <param name="closing">Is cancelled when the connection is closed.</param>
internal sealed class RetryingSender(
    HttpMessageInvoker inner,
    RetryPolicy policy,
    TimeSpan timeout,
    TimeSpan deadline,
    Clock clock,
    CancellationToken closing
)
{
    private readonly object closingGate = new();
    private Task gate = Task.CompletedTask;

    /// <summary>Sends the request, and returns the result of the last try.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Attempt> SendAsync(HttpRequestMessage message, ApiRequest request, CancellationToken cancellationToken)
    {
        var earlierMayHaveActed = false;
        for (var number = 0; ; number++)
        {
            await PassGateAsync(cancellationToken).ConfigureAwait(false);
            if (closing.IsCancellationRequested)
            {
                return new Attempt(new ObjectDisposedException(nameof(RetryingSender)), earlierMayHaveActed);
            }

            var attempt = await TryAsync(message, request, earlierMayHaveActed, cancellationToken).ConfigureAwait(false);
            CloseGate(attempt, request.Observer);
            if (WaitAfter(attempt, request, number) is not { } wait)
            {
                return attempt;
            }

            earlierMayHaveActed |= attempt.MayHaveActed;
            var next = (number + 2).ToString(CultureInfo.InvariantCulture);
            request.Observer.OnNotice($"{request}: {attempt.Reason}; trying again in {Clock.Seconds(wait)} (try {next}).", wait);
            attempt.Dispose();
            await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How long to wait before the next try; null for no more tries.</summary>
    private TimeSpan? WaitAfter(Attempt attempt, ApiRequest request, int earlier)
    {
        if (request.IsTriedOnce || closing.IsCancellationRequested)
        {
            return null;
        }

        if (attempt.Response is { } response)
        {
            return policy.WaitAfter(request, response, earlier);
        }

        return request.IsFirst ? null : policy.WaitAfter(request, attempt.Failure!, earlier);
    }

    /// <summary>Waits before the next try, but no longer than until the connection is closed.</summary>
    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing);
        try
        {
            await clock.Delay(wait, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<Attempt> TryAsync(
        HttpRequestMessage message,
        ApiRequest request,
        bool earlierMayHaveActed,
        CancellationToken cancellationToken
    )
    {
        var scope = new TryScope(request.Limit.HasDeadline ? deadline : null, clock, closing, cancellationToken);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(scope.Ended);
        waiting.CancelAfter(timeout);
        try
        {
            return new Attempt(await inner.SendAsync(message, waiting.Token).ConfigureAwait(false), scope, earlierMayHaveActed);
        }
        catch (Exception failure)
        {
            scope.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return new Attempt(CauseOf(failure, scope, waiting), earlierMayHaveActed);
        }
    }

    /// <summary>The failure, or the limit of time that made it fail.</summary>
    private Exception CauseOf(Exception failure, TryScope scope, CancellationTokenSource waiting)
    {
        if (!waiting.IsCancellationRequested || closing.IsCancellationRequested)
        {
            return failure;
        }

        return scope.Ended.IsCancellationRequested ? new DeadlineException() : new TimeoutException();
    }

    /// <summary>Closes the gate for a while; one that is closed already stays so for no longer than it was.</summary>
    private void CloseGate(Attempt attempt, IRequestObserver observer)
    {
        var quotaIsBack = attempt.Response is { } response ? policy.Closed(response) : null;
        if (quotaIsBack is { } closed && TryCloseGate(closed))
        {
            observer.OnNotice($"The rate limit is used up; all requests wait for {Clock.Seconds(closed)}.", closed);
        }
    }

    /// <summary>Responses that come at the same time close it once.</summary>
    private bool TryCloseGate(TimeSpan closed)
    {
        lock (closingGate)
        {
            if (!Volatile.Read(ref gate).IsCompleted)
            {
                return false;
            }

            Volatile.Write(ref gate, clock.Delay(closed, CancellationToken.None));
            return true;
        }
    }

    private async Task PassGateAsync(CancellationToken cancellationToken)
    {
        var closed = Volatile.Read(ref gate);
        if (!closed.IsCompleted)
        {
            var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using var stopped = cancellationToken.Register(() => ended.TrySetCanceled());
            using var shut = closing.Register(() => ended.TrySetResult(true));
            var first = await Task.WhenAny(closed, ended.Task).ConfigureAwait(false);
            await first.ConfigureAwait(false);
        }
    }
}
