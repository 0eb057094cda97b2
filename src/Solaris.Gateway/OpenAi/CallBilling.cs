using Solaris.Providers;

namespace Solaris.OpenAi;

/// <summary>Charges attempts and settles calls.</summary>
internal sealed class CallBilling(CallJournal journal)
{
    /// <summary>Notes a failed attempt with what it cost.</summary>
    public void Failed(GenerationCall call, Attempt attempt) =>
        journal.Attempted(call, attempt, attempt.Failure?.Outcome ?? "ok", Charges.OfFailure(call, attempt));

    public ValueTask SettleFailureAsync(GenerationCall call, Attempt attempt, int status, string? errorCode)
    {
        Failed(call, attempt);
        return journal.SettleAsync(call, attempt.Deployment, status, errorCode);
    }

    public ValueTask SettleAnswerAsync(GenerationCall call, Attempt attempt)
    {
        journal.Attempted(call, attempt, "ok", Charges.OfAnswer(call, attempt));
        return journal.SettleAsync(call, attempt.Deployment, StatusCodes.Status200OK, errorCode: null);
    }

    public ValueTask SettleStreamAsync(
        GenerationCall call,
        Attempt attempt,
        StreamMeter meter,
        StreamEnd end,
        string? errorCode
    )
    {
        var whole = end == StreamEnd.Complete;
        journal.Attempted(call, attempt, Outcome(end), Charges.OfStream(call, attempt, meter, whole));
        return journal.SettleAsync(call, attempt.Deployment, StatusCodes.Status200OK, errorCode);
    }

    /// <summary>After a fault of the gateway: the input, and the output that was counted so far.</summary>
    public ValueTask SettleBrokenAsync(GenerationCall call, Attempt attempt)
    {
        journal.Attempted(call, attempt, "fault", Charges.OfProgress(call, attempt));
        return journal.SettleAsync(
            call,
            attempt.Deployment,
            StatusCodes.Status500InternalServerError,
            errorCode: "internal_error"
        );
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
