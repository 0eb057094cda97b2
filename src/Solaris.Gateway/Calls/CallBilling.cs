using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>Charges attempts and settles calls.</summary>
internal sealed class CallBilling(Charges charges, CallJournal journal)
{
    /// <summary>Notes a failed attempt with what it cost.</summary>
    public async ValueTask FailedAsync(GenerationCall call, Attempt attempt) =>
        journal.Attempted(call, attempt, attempt.Failure?.Outcome ?? "ok", await charges.OfFailureAsync(call, attempt));

    public async ValueTask SettleFailureAsync(GenerationCall call, Attempt attempt, int status, string? errorCode)
    {
        await FailedAsync(call, attempt);
        await journal.SettleAsync(call, attempt.Deployment, status, errorCode);
    }

    public async ValueTask SettleAnswerAsync(GenerationCall call, Attempt attempt)
    {
        var charge = await charges.OfAnswerAsync(call, attempt);
        Advised(call, attempt, attempt.Usage);
        journal.Attempted(call, attempt, "ok", charge);
        await journal.SettleAsync(call, attempt.Deployment, StatusCodes.Status200OK, errorCode: null);
    }

    public async ValueTask SettleStreamAsync(
        GenerationCall call,
        Attempt attempt,
        StreamPump pump,
        StreamEnd end,
        string? errorCode
    )
    {
        // An error that brings its usage brings the final one.
        var whole = end == StreamEnd.Complete || (end == StreamEnd.ProviderError && pump.Meter.UsageIsLast);
        var charge = await charges.OfStreamAsync(call, attempt, pump.Meter, whole);
        Advised(call, attempt, pump.Meter.Usage);
        journal.Attempted(call, attempt, Outcome(end), charge);
        await journal.SettleAsync(call, attempt.Deployment, StatusCodes.Status200OK, errorCode);
    }

    /// <summary>After a fault of the gateway: the input, and the output that was counted so far.</summary>
    public ValueTask SettleBrokenAsync(GenerationCall call, Attempt attempt)
    {
        journal.Attempted(call, attempt, "fault", charges.OfProgress(call, attempt));
        return journal.SettleAsync(
            call,
            attempt.Deployment,
            StatusCodes.Status500InternalServerError,
            errorCode: "internal_error"
        );
    }

    /// <summary>Noted before the answer, so that the answer's price and usage are the call's own.</summary>
    private void Advised(GenerationCall call, Attempt attempt, MeteredUsage? usage)
    {
        if (charges.OfAdvice(call, attempt.Deployment, usage) is { } advice)
        {
            journal.Attempted(call, attempt, "advisor", advice);
        }
    }

    private static string Outcome(StreamEnd end) =>
        end switch
        {
            StreamEnd.Complete => "ok",
            StreamEnd.ClientLeft => "client_left",
            StreamEnd.ProviderError => "error",
            StreamEnd.Silent => "timeout",
            StreamEnd.Stopped => "stopped",
            StreamEnd.Garbage => "garbage",
            _ => "cut",
        };
}
