using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Ledger;

namespace Solaris.Live;

/// <summary>The state of one call, as of its last change.</summary>
/// <param name="Id">The <c>x-request-id</c> of its answer.</param>
/// <param name="Status">The HTTP status the client got; null while it is under way.</param>
/// <param name="OutputTokens">So far, while it is under way.</param>
/// <param name="UserName">Null where nobody but the reader can be meant.</param>
public sealed record LiveCall(
    Guid Id,
    DateTimeOffset StartedAt,
    Guid KeyId,
    Guid? UserId,
    Guid? TeamId,
    string KeyName,
    string? UserName,
    string Endpoint,
    string Model,
    string? Deployment,
    bool Stream,
    int? Status,
    string? ErrorCode,
    long InputTokens,
    long OutputTokens,
    long CostMicros,
    int? DurationMs,
    int? FirstByteMs
)
{
    internal static LiveCall Of(GenerationCall call) =>
        new(
            call.Id.Value,
            call.Id.CreatedAt,
            call.Caller.Origin.Key.Value,
            call.Caller.Origin.User?.Value,
            call.Caller.Origin.Team?.Value,
            call.Caller.KeyName,
            UserName: null,
            call.Endpoint.Path,
            call.Envelope.Model,
            Deployment: null,
            call.Envelope.Stream,
            Status: null,
            ErrorCode: null,
            InputTokens: 0,
            call.Hold.OutputSoFar,
            CostMicros: 0,
            DurationMs: null,
            FirstByteMs: null
        );

    internal static LiveCall Of(Caller caller, RequestEntry entry) =>
        new(
            entry.Id.Value,
            entry.Id.CreatedAt,
            entry.Origin.Key.Value,
            entry.Origin.User?.Value,
            entry.Origin.Team?.Value,
            caller.KeyName,
            UserName: null,
            entry.Endpoint,
            entry.Model,
            entry.Deployment,
            entry.Stream,
            entry.Status,
            entry.ErrorCode,
            entry.Charge.Usage.Input,
            entry.Charge.Usage.OutputTotal,
            entry.Charge.CostMicros,
            entry.DurationMilliseconds,
            entry.FirstByteMilliseconds
        );
}
