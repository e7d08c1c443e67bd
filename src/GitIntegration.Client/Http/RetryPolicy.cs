using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;

namespace GitIntegration;

/// <summary>Decides whether a request is sent again, and how long to wait before.</summary>
internal sealed class RetryPolicy(int maxRetry, TimeSpan rateLimitBudget, Func<DateTimeOffset> now, Func<double> random)
{
    public const int DefaultMaxRetry = 4;

    private const int SecondsOfADay = 86_400;

    private const int Forbidden = 403,
        TooManyRequests = 429,
        BadGateway = 502,
        ServiceUnavailable = 503,
        GatewayTimeout = 504;

    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1),
        LongestBackoff = TimeSpan.FromSeconds(30),
        ShortestRefusal = TimeSpan.FromSeconds(0.5),
        LongestRefusal = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait that a server can ask for. Longer ones fail at once.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait before the next try after a response; null for no more tries.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="response">What came.</param>
    /// <param name="history">What came of the tries before.</param>
    public TimeSpan? WaitAfter(ApiRequest request, HttpResponseMessage response, RetryHistory history)
    {
        var retryAfter = RetryAfterOf(response);
        return (int)response.StatusCode switch
        {
            TooManyRequests => WaitForLimit(retryAfter ?? UntilReset(response), history),
            Forbidden when request.IsForHost && IsLimitOfHost(response) => WaitForLimit(retryAfter ?? UntilReset(response), history),
            ServiceUnavailable when retryAfter is not null => Wait(history.Failures, retryAfter),
            ServiceUnavailable or BadGateway or GatewayTimeout when IsRepeatable(request) => Wait(history.Failures, retryAfter),
            _ => null,
        };
    }

    /// <summary>How long to wait before the next try after no response; null for no more tries.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="failure">What happened.</param>
    /// <param name="attempt">How many tries there were before this one.</param>
    public TimeSpan? WaitAfter(ApiRequest request, Exception failure, int attempt) =>
        failure switch
        {
            DeadlineException => null,
            TimeoutException => !request.IsChange ? Wait(attempt, null) : null,
            _ when TransportFailure.IsTls(failure) => null,
            _ when TransportFailure.RefusedByProxy(failure) is { } status => IsPassing(status) ? Wait(attempt, null) : null,
            _ when IsRepeatable(request) || TransportFailure.IsBeforeSending(failure) => Wait(attempt, null),
            _ => null,
        };

    /// <summary>
    /// How long to wait before the next try after a response was cut off; null where there is to be none. Part of a list can have been
    /// handed on already.
    /// </summary>
    /// <param name="request">What was sent.</param>
    /// <param name="attempt">How many tries there were before this one.</param>
    public TimeSpan? WaitAfterCutOff(ApiRequest request, int attempt) =>
        IsRepeatable(request) && request.Limit == ResponseLimit.One ? Wait(attempt, null) : null;

    /// <summary>How long the server wants no request at all: until its quota is refilled; null when it says nothing of the kind.</summary>
    public TimeSpan? Closed(HttpResponseMessage response)
    {
        var isUsedUp = IsLimited(response) || Number(response, "X-RateLimit-Remaining") == 0;
        return isUsedUp ? Bounded(UntilRefilled(response)) : null;
    }

    /// <summary>
    /// True for a response behind which the server may have carried the request out: a proxy gives it when it lost patience
    /// with the server, or the connection to it.
    /// </summary>
    public static bool MayHaveActed(HttpResponseMessage response) => (int)response.StatusCode is BadGateway or GatewayTimeout;

    /// <summary>True where sending a request twice comes to the same as sending it once.</summary>
    public static bool IsRepeatable(ApiRequest request) =>
        !request.IsChange || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete;

    /// <summary>True for a response that refuses a request because of the server's rate limit.</summary>
    public static bool IsLimited(HttpResponseMessage response) => (int)response.StatusCode == TooManyRequests;

    /// <summary>True for GitHub's refusals because of its rate limits, which come with status 403 too.</summary>
    public static bool IsLimitOfHost(HttpResponseMessage response) =>
        (int)response.StatusCode == Forbidden
        && (Number(response, "X-RateLimit-Remaining") == 0 || response.Headers.RetryAfter is not null);

    private static bool IsPassing(int status) => status is BadGateway or ServiceUnavailable or GatewayTimeout;

    private static TimeSpan? Bounded(TimeSpan wait) => wait > TimeSpan.Zero && wait <= Budget ? wait : null;

    /// <summary>The seconds, or a day where they are more: any such wait is beyond the budget.</summary>
    private static TimeSpan Seconds(long seconds) => TimeSpan.FromSeconds(Math.Min(seconds, SecondsOfADay));

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>What Retry-After says, or else the interval at which the quota is refilled; zero where neither says anything.</summary>
    private TimeSpan UntilRefilled(HttpResponseMessage response) =>
        RetryAfterOf(response) is { } retryAfter && retryAfter > TimeSpan.Zero
            ? retryAfter
            : Seconds(Number(response, "X-RateLimit-Interval-Seconds") ?? 0);

    /// <summary>When a git host's quota is refilled, as seconds since 1970; null where it says nothing of it.</summary>
    private TimeSpan? UntilReset(HttpResponseMessage response) =>
        (Number(response, "X-RateLimit-Reset") ?? Number(response, "RateLimit-Reset")) is { } reset and > 0 and < uint.MaxValue
            ? Later(DateTimeOffset.FromUnixTimeSeconds(reset) - now())
            : null;

    private static TimeSpan Later(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;

    /// <summary>What Retry-After says, which can be over already; null without it.</summary>
    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var retryAfter = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now(),
            _ => BeyondInt(response),
        };
        return retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter;
    }

    /// <summary>A Retry-After of more seconds than an int holds, which the header's own parser leaves out.</summary>
    private static TimeSpan? BeyondInt(HttpResponseMessage response) =>
        Number(response, "Retry-After") is { } seconds ? Seconds(seconds) : null;

    /// <summary>
    /// The wait that was asked for, in full; otherwise a random part of one that doubles, so that many clients do not come
    /// back at once.
    /// </summary>
    private TimeSpan? Wait(int attempt, TimeSpan? retryAfter)
    {
        if (attempt >= maxRetry)
        {
            return null;
        }

        var wait = retryAfter ?? Backoff(attempt);
        return wait <= Budget ? wait : null;
    }

    /// <summary>
    /// Being refused by a rate limit isn't a failure, so the time counts and not the number of tries. If the server doesn't say how long to
    /// wait, the wait is short and random.
    /// </summary>
    private TimeSpan? WaitForLimit(TimeSpan? retryAfter, RetryHistory history)
    {
        // All requests of the connection share the wait.
        var backoff = Backoff(history.Refusals);
        var wait =
            retryAfter > TimeSpan.Zero ? retryAfter.Value
            : backoff > LongestRefusal ? LongestRefusal
            : backoff > ShortestRefusal ? backoff
            : ShortestRefusal;
        return history.HeldUp + wait <= rateLimitBudget ? wait : null;
    }

    private TimeSpan Backoff(int attempt) =>
        TimeSpan.FromTicks((long)(Math.Min(FirstBackoff.Ticks * Math.Pow(2, attempt), LongestBackoff.Ticks) * random()));
}
