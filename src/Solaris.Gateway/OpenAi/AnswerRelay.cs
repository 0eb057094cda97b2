using Solaris.Providers;

namespace Solaris.OpenAi;

/// <summary>Gives the last attempt's outcome to the client: a stream, a JSON answer or an error. The charge is durable before the last byte.</summary>
internal sealed class AnswerRelay(StreamRelay streams, CallBilling billing, CallJournal journal)
{
    public Task RunAsync(GenerationCall call, Attempt attempt)
    {
        if (attempt.Failure is { } failure)
        {
            return FailAsync(call, attempt, failure);
        }
        return attempt.Events is { } events ? streams.RunAsync(call, attempt, events) : AnswerAsync(call, attempt);
    }

    private async Task AnswerAsync(GenerationCall call, Attempt attempt)
    {
        await billing.SettleAnswerAsync(call, attempt);
        if (call.ClientLeft || attempt.Answer is not { } answer)
        {
            return;
        }
        var response = call.Http.Response;
        AnswerHeaders.Set(call, attempt, RemainingAfter(call));
        response.StatusCode = attempt.Status;
        response.ContentType = "application/json";
        response.ContentLength = answer.Length;
        journal.FirstByte(call, attempt.Deployment);
        await response.BodyWriter.WriteAsync(answer.Memory);
    }

    private async Task FailAsync(GenerationCall call, Attempt attempt, AttemptFailure failure)
    {
        var refusal = ProviderRefusals.For(failure, call.Caller.Language);
        await billing.SettleFailureAsync(call, attempt, refusal.Status, refusal.Code);
        AnswerHeaders.SetOurs(call, RemainingAfter(call));
        if (failure.Kind is FailureKind.Refused or FailureKind.NotFound && !failure.Error.Raw.IsEmpty)
        {
            await OpenAiError.WriteAsync(call.Http.Response, refusal, call.Id, failure.Error.Raw);
            return;
        }
        await OpenAiError.WriteAsync(call.Http.Response, refusal, call.Id);
    }

    /// <summary>The hold's surplus has returned by now.</summary>
    private static long? RemainingAfter(GenerationCall call) =>
        call.Admission.Remaining is { } remaining
            ? Math.Max(0, remaining + call.Hold.InputTokens + call.Hold.OutputTokens - call.Charge.Usage.Total)
            : null;
}
