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
/// <param name="timeout">How long one try waits for the headers of its answer.</param>
/// <param name="delay">Waits; a test's clock can stand in.</param>
internal sealed class RetryHandler(
    HttpMessageHandler inner,
    RetryPolicy policy,
    TimeSpan timeout,
    Func<TimeSpan, CancellationToken, Task> delay
) : DelegatingHandler(inner)
{
    private Task gate = Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = ApiRequest.Of(request);
        for (var attempt = 0; ; attempt++)
        {
            await PassGateAsync(cancellationToken).ConfigureAwait(false);
            var tried = await TryAsync(request, cancellationToken).ConfigureAwait(false);
            CloseGate(tried.Closed(policy));
            if (tried.WaitAfter(policy, request, attempt) is not { } wait)
            {
                return tried.Result();
            }

            asked.WasCutOff |= tried.MayHaveActed;
            Notices.Add(
                $"{asked}: {tried.Reason}; trying again in {wait.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s (try {attempt + 2}).",
                wait
            );
            tried.Dispose();
            await delay(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Attempt> TryAsync(HttpRequestMessage request, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        waiting.CancelAfter(timeout);
        try
        {
            return new Attempt(await base.SendAsync(request, waiting.Token).ConfigureAwait(false));
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            return new Attempt(waiting.IsCancellationRequested ? new TimeoutException() : failure);
        }
    }

    /// <summary>Closes the gate for a while; one that is closed already stays so for no longer than it was.</summary>
    private void CloseGate(TimeSpan? duration)
    {
        if (duration is { } closed && Volatile.Read(ref gate).IsCompleted)
        {
            Notices.Add(
                $"The rate limit is used up; all requests wait for {closed.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s.",
                closed
            );
            Volatile.Write(ref gate, delay(closed, CancellationToken.None));
        }
    }

    private async Task PassGateAsync(CancellationToken stop)
    {
        var closed = Volatile.Read(ref gate);
        if (!closed.IsCompleted)
        {
            var stopped = new TaskCompletionSource<bool>();
            using var registered = stop.Register(() => stopped.TrySetCanceled());
            await (await Task.WhenAny(closed, stopped.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }
}
