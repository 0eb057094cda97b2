using Microsoft.Extensions.Options;

namespace Solaris.Providers;

/// <summary>Sends a call and waits until it is known whether it gives an answer: then nothing has reached the client yet.</summary>
internal sealed class AttemptStarter(Upstream upstream, IOptions<RelayOptions> options, TimeProvider clock)
{
    private const int LargestErrorBytes = 64 * 1024;
    private const int UsualAnswerBytes = 16 * 1024;

    /// <summary>Announced lengths are only a hint up to here; memory grows with what really comes.</summary>
    private const int MostExpected = 256 * 1024;

    /// <summary>Never throws for what a provider or the network does; the attempt carries it.</summary>
    public async Task<Attempt> StartAsync(UpstreamCall call, Patience patience)
    {
        var attempt = new Attempt(call.Deployment, patience, clock.GetTimestamp());
        patience.Allow(call.Deployment.FirstByteTimeout);
        try
        {
            attempt.Response = await upstream.SendAsync(call, patience.Token);
            await ReadAsync(attempt, attempt.Response, call.Wire);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            attempt.Failure = new(FailureRules.OfException(exception), attempt.Status, ProviderError.Unknown)
            {
                // A call that we broke off ourselves was at work at the provider.
                Generated =
                    patience.Stopped || (attempt.Answer is { Length: > 0 } && FailureRules.IsSuccess(attempt.Status)),
            };
        }
        return attempt;
    }

    private async ValueTask ReadAsync(Attempt attempt, HttpResponseMessage response, Wire wire)
    {
        var body = await response.Content.ReadAsStreamAsync(attempt.Patience.Token);
        if (!FailureRules.IsSuccess(attempt.Status))
        {
            await ReadErrorAsync(attempt, response, body);
        }
        else if (IsEventStream(response))
        {
            attempt.Events = new EventStream(body, options.Value.LongestEventBytes);
            await ReadFirstEventAsync(attempt, attempt.Events, wire);
        }
        else
        {
            await ReadAnswerAsync(attempt, response, body, wire);
        }
    }

    private async ValueTask ReadErrorAsync(Attempt attempt, HttpResponseMessage response, Stream body)
    {
        var answer = attempt.Answer = Buffer(response);
        await FillAsync(attempt, answer, body, LargestErrorBytes);
        var error = ProviderErrorReader.Read(answer.Memory, attempt.Deployment.ApiKey);
        attempt.Failure = new(FailureRules.OfStatus(attempt.Status, error), attempt.Status, error)
        {
            RetryAfter = RetryHints.InHeaders(response.Headers, clock) ?? error.RetryAfter,
            ShouldRetry = RetryHints.ShouldRetry(response.Headers),
        };
    }

    private static async ValueTask ReadFirstEventAsync(Attempt attempt, EventStream events, Wire wire)
    {
        if (await events.PeekAsync(attempt.Patience.Token) is not { } first)
        {
            var kind = events.TooLong ? FailureKind.Garbage : FailureKind.Cut;
            attempt.Failure = new(kind, attempt.Status, ProviderError.Unknown);
            return;
        }
        var meter = attempt.Meter = wire.NewMeter(attempt.Deployment);
        var chunk = meter.Read(events.Data(first));
        if (chunk == ChunkKind.Garbage)
        {
            attempt.Failure = new(FailureKind.Garbage, attempt.Status, ProviderError.Unknown);
        }
        else if (chunk == ChunkKind.Error || first.NamedError)
        {
            Fail(attempt, events.Data(first).ToArray());
        }
    }

    private async ValueTask ReadAnswerAsync(Attempt attempt, HttpResponseMessage response, Stream body, Wire wire)
    {
        var answer = attempt.Answer = Buffer(response);
        var whole = await FillAsync(attempt, answer, body, options.Value.LargestAnswerBytes);
        var meter = attempt.Meter = wire.NewMeter(attempt.Deployment);
        var kind = whole ? meter.ReadWhole(answer.Span) : AnswerKind.Garbage;
        if (kind == AnswerKind.Garbage)
        {
            attempt.Failure = new(FailureKind.Garbage, attempt.Status, ProviderError.Unknown);
        }
        else if (kind == AnswerKind.Error)
        {
            Fail(attempt, answer.Memory);
        }
    }

    /// <summary>An error that came with status 200.</summary>
    private static void Fail(Attempt attempt, ReadOnlyMemory<byte> body)
    {
        var error = ProviderErrorReader.Read(body, attempt.Deployment.ApiKey);
        var status = FailureRules.StatusOf(error);
        attempt.Failure = new(FailureRules.OfStatus(status, error), status, error) { RetryAfter = error.RetryAfter };
    }

    /// <summary>False when more than <paramref name="most"/> bytes came.</summary>
    private static async ValueTask<bool> FillAsync(Attempt attempt, PooledBuffer answer, Stream body, int most)
    {
        while (true)
        {
            var read = await body.ReadAsync(answer.Free(wanted: 1), attempt.Patience.Token);
            answer.Advance(read);
            if (read == 0 || answer.Length > most)
            {
                return read == 0;
            }
            attempt.Patience.Allow(attempt.Deployment.IdleTimeout);
        }
    }

    /// <summary>One byte more than is announced: the read that finds the end needs room too.</summary>
    private static PooledBuffer Buffer(HttpResponseMessage response) =>
        new((int)Math.Min((response.Content.Headers.ContentLength + 1) ?? UsualAnswerBytes, MostExpected));

    private static bool IsEventStream(HttpResponseMessage response) =>
        string.Equals(
            response.Content.Headers.ContentType?.MediaType,
            "text/event-stream",
            StringComparison.OrdinalIgnoreCase
        );
}
