using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// Sends a request again where that is safe, one try after another, each with the connection's timeout. A used-up quota
/// holds up all requests of the connection; see <see cref="RequestPace"/>.
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
    private readonly RequestPace pace = new(clock, closing);

    /// <summary>Sends the request, and returns what came of the last try.</summary>
    /// <param name="message">The request, to be sent.</param>
    /// <param name="request">The request.</param>
    /// <param name="earlier">How many tries there were before, of which the last had a response that was cut off.</param>
    /// <param name="cancellationToken">Ends the tries.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Attempt> SendAsync(HttpRequestMessage message, ApiRequest request, int earlier, CancellationToken cancellationToken)
    {
        var ticket = pace.TakeTicket();
        var history = new RetryHistory(earlier);
        while (true)
        {
            await pace.PassAsync(ticket, cancellationToken).ConfigureAwait(false);
            if (closing.IsCancellationRequested)
            {
                return new Attempt(new ObjectDisposedException(nameof(RetryingSender)), history.MayHaveActed);
            }

            var attempt = await TryAsync(message, request, history.MayHaveActed, cancellationToken).ConfigureAwait(false);
            attempt.Tries = history.Tries + 1;
            NoteQuota(attempt, request.Observer);
            if (WaitAfter(attempt, request, history) is not { } wait)
            {
                return attempt;
            }

            Announce(request, attempt.Reason, wait, history.Tries);
            history.Add(attempt, wait);
            attempt.Dispose();
            if (attempt.IsLimited)
            {
                pace.Close(wait);
            }
            else
            {
                await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits before a request is sent again whose response was cut off.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tries">How many tries there were.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where it is not to be sent again.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> WaitAfterCutOffAsync(ApiRequest request, int tries, CancellationToken cancellationToken)
    {
        if (IsLastTry(request) || policy.WaitAfterCutOff(request, tries - 1) is not { } wait)
        {
            return false;
        }

        Announce(request, "the response was cut off", wait, tries - 1);
        await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private bool IsLastTry(ApiRequest request) => request.IsTriedOnce || closing.IsCancellationRequested;

    private static void Announce(ApiRequest request, string reason, TimeSpan wait, int earlier)
    {
        var next = (earlier + 2).ToString(CultureInfo.InvariantCulture);
        request.Observer.OnNotice($"{request}: {reason}; trying again in {Clock.Seconds(wait)} (try {next}).", wait);
    }

    /// <summary>How long to wait before the next try; null where there is to be none.</summary>
    private TimeSpan? WaitAfter(Attempt attempt, ApiRequest request, RetryHistory history)
    {
        if (IsLastTry(request))
        {
            return null;
        }

        if (attempt.Response is { } response)
        {
            return policy.WaitAfter(request, response, history);
        }

        return request.IsFirst ? null : policy.WaitAfter(request, attempt.Failure!, history.Failures);
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

    /// <summary>Tells the pace what a response says of the server's rate limit.</summary>
    private void NoteQuota(Attempt attempt, IRequestObserver observer)
    {
        if (attempt.Response is not { } response)
        {
            return;
        }

        if (!attempt.IsLimited)
        {
            pace.OnAccepted();
        }

        if (policy.Closed(response) is { } closed && pace.Close(closed))
        {
            observer.OnNotice($"The rate limit is used up; all requests wait for {Clock.Seconds(closed)}.", closed);
        }
    }
}
