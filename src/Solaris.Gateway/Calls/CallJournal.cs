using System.Collections.Immutable;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.Providers;
using Solaris.Telemetry;

namespace Solaris.Calls;

/// <summary>Writes down what became of each call: its row in the request log, its charge, its numbers in the metrics.</summary>
internal sealed class CallJournal(TokenLedger ledger, CallFeed feed, GatewayMetrics metrics, TimeProvider clock)
{
    public Arrival Arrive(HttpContext http, GenerationEndpoint endpoint, RequestId id) =>
        new(http, endpoint, id, clock.GetTimestamp());

    public void Read(Arrival arrival) => arrival.ReadTimestamp = clock.GetTimestamp();

    /// <summary>Logs a call that was refused before anything was held; strangers leave no row.</summary>
    public void Refused(Arrival arrival, Refusal refusal, ImmutableArray<LimitStanding> standings)
    {
        if (arrival.Caller is not { } caller)
        {
            return;
        }
        CountBlocks(standings);
        Record(
            caller,
            new()
            {
                Id = arrival.Id,
                Origin = caller.Origin,
                Endpoint = arrival.Endpoint.Path,
                Model = arrival.Envelope?.Model ?? "",
                Status = refusal.Status,
                ErrorCode = refusal.Code,
                Stream = arrival.Envelope?.Stream ?? false,
                DurationMilliseconds = MillisecondsSince(arrival.Timestamp),
                Standings = standings,
                Conversation = caller.Conversation,
            }
        );
    }

    /// <summary>Logs a call that was answered with what was kept of an equal one: no provider was asked, and it costs nothing.</summary>
    public void Kept(Arrival arrival, KeptAnswer kept)
    {
        if (arrival is { Caller: { } caller, Envelope: { } asked })
        {
            Record(
                caller,
                new()
                {
                    Id = arrival.Id,
                    Origin = caller.Origin,
                    Endpoint = arrival.Endpoint.Path,
                    Model = asked.Model,
                    Deployment = kept.Deployment,
                    Status = StatusCodes.Status200OK,
                    Stream = asked.Stream,
                    Charge = Charge.Nothing,
                    DurationMilliseconds = MillisecondsSince(arrival.Timestamp),
                    Attempts = [new(kept.Deployment, StatusCodes.Status200OK, "cache", Charge.Nothing, 0)],
                    Conversation = caller.Conversation,
                }
            );
        }
    }

    /// <summary>Tells what the gateway itself added before the call went out.</summary>
    public void Sending(GenerationCall call)
    {
        feed.Began(call);
        metrics.SentUpstream(clock.GetElapsedTime(call.Arrival.ReadTimestamp));
        if (call.Caller.Origin.User is { } user)
        {
            metrics.Seen(user);
        }
    }

    /// <summary>The call is over, however it ended.</summary>
    public void Left(GenerationCall call) => feed.Left(call);

    public void FirstByte(GenerationCall call, Deployment deployment)
    {
        call.FirstByte = clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(call.Arrival.Timestamp);
        metrics.FirstToken(elapsed, deployment.Provider.Name, ModelOf(call, deployment));
    }

    /// <summary>Adds an attempt to the call with what it is charged.</summary>
    public void Attempted(GenerationCall call, Attempt attempt, string outcome, in Charge charge)
    {
        var (provider, model) = (attempt.Deployment.Provider.Name, ModelOf(call, attempt.Deployment));
        var status = attempt.Failure?.Status ?? attempt.Status;
        attempt.Load?.Used(charge.Usage.Total);
        call.Add(new(attempt.Deployment.Id, status, outcome, charge, MillisecondsSince(attempt.Started)));
        metrics.Attempted(clock.GetElapsedTime(attempt.Started), provider, model, outcome);
        if (charge.Basis != UsageBasis.Released)
        {
            metrics.Charged(provider, model, charge.Usage, charge.CostMicros);
        }
    }

    /// <summary>Charges the call's attempts and logs it; returns when that is durable. Takes no cancellation: it must finish.</summary>
    public ValueTask SettleAsync(GenerationCall call, Deployment? deployment, int status, string? errorCode)
    {
        call.Settled = true;
        call.Arrival.Used(call.Charge.Usage.Total);
        if (call.Arrival.Repeat is { } repeat)
        {
            repeat.Charged = call.Charge.Basis != UsageBasis.Released;
        }
        var entry = new RequestEntry
        {
            Id = call.Id,
            Origin = call.Caller.Origin,
            Endpoint = call.Endpoint.Path,
            Model = call.Envelope.Model,
            Deployment = deployment?.Id,
            Provider = deployment?.Provider.Name,
            Status = call.ClientLeft ? StatusCodes.Status499ClientClosedRequest : status,
            ErrorCode = errorCode,
            Stream = call.Envelope.Stream,
            Clamped = call.Admission.Clamped,
            Charge = call.Charge,
            DurationMilliseconds = MillisecondsSince(call.Arrival.Timestamp),
            FirstByteMilliseconds = call.FirstByte is { } first
                ? (int)clock.GetElapsedTime(call.Arrival.Timestamp, first).TotalMilliseconds
                : null,
            Standings = call.Admission.Standings,
            Attempts = call.Attempts,
            Conversation = call.Caller.Conversation,
        };
        feed.Ended(call.Caller, entry);
        return call.Hold.SettleAsync(entry);
    }

    private void Record(Caller caller, RequestEntry entry)
    {
        feed.Ended(caller, entry);
        ledger.Record(entry);
    }

    private void CountBlocks(ImmutableArray<LimitStanding> standings)
    {
        foreach (var standing in standings)
        {
            if (!standing.Fits)
            {
                metrics.QuotaBlocked(standing.Limit.Scope);
            }
        }
    }

    private static string ModelOf(GenerationCall call, Deployment deployment) =>
        deployment.UpstreamModel ?? call.Envelope.Model;

    private int MillisecondsSince(long timestamp) => (int)clock.GetElapsedTime(timestamp).TotalMilliseconds;
}
