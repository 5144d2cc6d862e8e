using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace SpecClients.Http;

/// <summary>
/// When a call is tried again and how long it waits. Each call brings its own limits, so one Polly pipeline serves all.
/// A retry that the time budget has no room for is not waited for: the caller gets the answer that is there.
/// </summary>
internal static class RetryRules
{
    public static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = arguments => ValueTask.FromResult(ShouldRetry(arguments, time)),
                DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(CallOf(arguments.Context).Delay),
                OnRetry = static arguments =>
                {
                    CallOf(arguments.Context).CountRetry(arguments.Outcome.Result?.StatusCode);
                    return default;
                },
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => ValueTask.FromResult(AttemptBudget(CallOf(arguments.Context), time)),
            })
            .Build();

    private static bool ShouldRetry(RetryPredicateArguments<HttpResponseMessage> arguments, TimeProvider time)
    {
        var request = arguments.Context.GetRequestMessage()!;
        var call = Call.Of(request);
        if (call.HasNoRetryLeft || !ShouldRetry(arguments, call.Own, request.Method))
            return false;

        call.Delay = Delay(arguments.Outcome.Result, call, time);
        if (call.Waited + call.Delay > call.Own?.RetriesTimeLimit)
            return false;
        if (call.TotalTimeout != Timeout.InfiniteTimeSpan && time.GetElapsedTime(call.Started) + call.Delay >= call.TotalTimeout)
            return false;
        call.Retries++;
        call.Waited += call.Delay;
        return true;
    }

    /// <summary>A caller who says which answers of a call are tried again says so of any method.</summary>
    private static bool ShouldRetry(RetryPredicateArguments<HttpResponseMessage> arguments, CallOptions? own, HttpMethod method) =>
        own?.ShouldRetry is { } isAsked && arguments.Outcome.Result is { } response
            ? isAsked(response, arguments.AttemptNumber)
            : IsIdempotent(method) && IsTransient(arguments.Outcome);

    private static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Put || method == HttpMethod.Delete
        || method == HttpMethod.Options || method == HttpMethod.Trace;

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is ApiTransportException { IsTransient: true } or TimeoutRejectedException
        || outcome.Result is { } response && IsTransient((int)response.StatusCode);

    /// <summary>Whether a status says that the same request may fare better a moment later.</summary>
    public static bool IsTransient(int status) => status is 408 or 429 or 502 or 503 or 504;

    private static TimeSpan Delay(HttpResponseMessage? response, Call call, TimeProvider time)
    {
        var asked = response?.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null;
        var wait = asked ?? call.RetryDelay * Math.Pow(2, Math.Min(call.Retries, 16)) * (0.5 + Random.Shared.NextDouble());
        return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, call.Options.MaxRetryAfter.Ticks));
    }

    private static TimeSpan AttemptBudget(Call call, TimeProvider time)
    {
        if (call.TotalTimeout == Timeout.InfiniteTimeSpan)
            return call.AttemptTimeout;
        var left = call.TotalTimeout - time.GetElapsedTime(call.Started);
        var least = TimeSpan.FromMilliseconds(1);
        left = left > least ? left : least;
        return call.AttemptTimeout != Timeout.InfiniteTimeSpan && call.AttemptTimeout < left ? call.AttemptTimeout : left;
    }

    private static Call CallOf(ResilienceContext context) => Call.Of(context.GetRequestMessage()!);
}
