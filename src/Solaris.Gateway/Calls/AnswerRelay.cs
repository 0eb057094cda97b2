using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>Gives the last attempt's outcome to the client: a stream, a JSON answer or an error. The charge is durable before the last byte.</summary>
internal sealed class AnswerRelay(StreamRelay streams, CallBilling billing, CallJournal journal)
{
    public Task RunAsync(GenerationCall call, Attempt attempt)
    {
        if (attempt.Failure is { } failure)
        {
            return FailAsync(call, attempt, failure);
        }
        if (attempt.Events is { } events)
        {
            return streams.RunAsync(call, attempt, events);
        }
        return TranslatedAnswer.TryRead(call, attempt, out var translated)
            ? AnswerAsync(call, attempt, translated)
            : FailAsync(call, attempt, new(FailureKind.Garbage, attempt.Status, ProviderError.Unknown));
    }

    /// <inheritdoc cref="CallBilling.SettleBrokenAsync"/>
    public ValueTask SettleBrokenAsync(GenerationCall call, Attempt attempt) =>
        billing.SettleBrokenAsync(call, attempt);

    private async Task AnswerAsync(GenerationCall call, Attempt attempt, TranslatedAnswer? translated)
    {
        await billing.SettleAnswerAsync(call, attempt);
        if (attempt.Answer is not { } answer || (call.ClientLeft && call.Arrival.Repeat is null))
        {
            return; // A client that comes back with the same Idempotency-Key gets what it has paid for.
        }
        var response = call.Http.Response;
        AnswerHeaders.Set(call, attempt, RemainingAfter(call));
        response.StatusCode = attempt.Status;
        var body = translated?.Complete(call) ?? answer.Memory;
        response.ContentType = AnswerHeaders.ContentType(call, attempt);
        response.ContentLength = body.Length;
        journal.FirstByte(call, attempt.Deployment);
        await response.BodyWriter.WriteAsync(body);
    }

    private async Task FailAsync(GenerationCall call, Attempt attempt, AttemptFailure failure)
    {
        var refusal = ProviderRefusals.For(failure, call.Caller.Language);
        await billing.SettleFailureAsync(call, attempt, refusal.Status, refusal.Code);
        AnswerHeaders.SetOurs(call, RemainingAfter(call));
        var sameDialect = call.Translation is null && !failure.Error.Raw.IsEmpty;
        var sameCode =
            failure.Kind is FailureKind.Refused or FailureKind.NotFound || failure.Error.Code == refusal.Code;
        if (sameDialect && sameCode)
        {
            await call.Endpoint.Dialect.RefuseAsync(call.Http.Response, refusal, call.Id, failure.Error.Raw);
            return;
        }
        await call.Endpoint.Dialect.RefuseAsync(call.Http.Response, refusal, call.Id);
    }

    /// <summary>The hold's surplus has returned by now.</summary>
    private static long? RemainingAfter(GenerationCall call) =>
        call.Admission.Remaining is { } remaining
            ? Math.Max(0, remaining + call.Admission.HeldTokens - call.Charge.LimitTokens)
            : null;
}
