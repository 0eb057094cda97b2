using Solaris.Ledger;
using Solaris.Ledger.Batches;

namespace Solaris.Reports;

/// <summary>One call: what was asked, answered and charged; never what was said.</summary>
public sealed record RequestResponse
{
    /// <summary>The <c>x-request-id</c> of its answer.</summary>
    public required Guid Id { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required Guid KeyId { get; init; }
    public required string? KeyName { get; init; }
    public required Guid? UserId { get; init; }
    public required string? UserName { get; init; }
    public required Guid? TeamId { get; init; }

    /// <summary>The route below <c>/v1</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The model name the client asked for.</summary>
    public required string Model { get; init; }
    public required string? Deployment { get; init; }
    public required string? Provider { get; init; }

    /// <summary>The HTTP status the client got: 499 when it left first, 0 when the gateway died.</summary>
    public required int Status { get; init; }
    public required string? ErrorCode { get; init; }
    public required bool Stream { get; init; }

    /// <summary>True when the output cap was shrunk to what the limits left.</summary>
    public required bool Clamped { get; init; }
    public required UsageDetail Usage { get; init; }

    /// <summary>How the charge is known: <c>provider_usage</c>, <c>interim_usage</c>, <c>local_count</c>, <c>expired_hold</c>, <c>late_adjustment</c> or <c>released</c>.</summary>
    public required string Basis { get; init; }

    /// <summary>In millionths of the currency, as corrected last; 0 while the month's exchange rate is missing.</summary>
    public required long CostMicros { get; init; }

    /// <summary>What it was charged when it ended, where it was computed again since; null where it was not.</summary>
    public required long? CostMicrosBefore { get; init; }
    public required string Currency { get; init; }

    /// <summary>The version of the price it was charged at, such as <c>openai/gpt-4o@1f3c…</c>; null without a price.</summary>
    public required string? PriceVersion { get; init; }

    /// <summary>Units of the currency for a US dollar, by which the price was multiplied; null for dollars and while the rate is missing.</summary>
    public required decimal? ExchangeRate { get; init; }

    /// <summary>The tier of service it was billed at, as the provider calls it; null for the usual one.</summary>
    public required string? ServiceTier { get; init; }

    /// <summary>Searches the provider made and bills.</summary>
    public required long WebSearches { get; init; }
    public required int DurationMs { get; init; }
    public required int? FirstByteMs { get; init; }
    public required string? Conversation { get; init; }

    /// <summary>Each attempt at a deployment, in order.</summary>
    public required IReadOnlyList<AttemptResponse> Attempts { get; init; }

    /// <param name="currency">The organisation's, for calls that have no price.</param>
    internal static RequestResponse Of(RequestRecord row, string currency)
    {
        var (price, rate) = row.Price is null ? (null, null) : Solaris.ExchangeRate.Split(row.Price);
        return new()
        {
            Id = row.Id,
            StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt),
            KeyId = row.KeyId,
            KeyName = row.KeyName,
            UserId = row.UserId,
            UserName = row.UserName,
            TeamId = row.TeamId,
            Endpoint = row.Endpoint ?? "",
            Model = row.Model ?? "",
            Deployment = row.Deployment,
            Provider = row.Provider,
            Status = row.Status,
            ErrorCode = row.ErrorCode,
            Stream = ((RequestFlags)row.Flags).HasFlag(RequestFlags.Stream),
            Clamped = ((RequestFlags)row.Flags).HasFlag(RequestFlags.Clamped),
            Usage = UsageDetail.Of(row.Usage),
            Basis = BasisNames.Of((UsageBasis)row.Basis),
            CostMicros = row.CostMicros,
            CostMicrosBefore = row.CostMicrosBefore,
            Currency = rate?.Currency ?? currency,
            PriceVersion = price,
            ExchangeRate = rate is { IsKnown: true, Currency: not Solaris.ExchangeRate.Dollar } ? rate.Value : null,
            ServiceTier = PackedTerms.Read(row.Terms)?.ServiceTier,
            WebSearches = PackedTerms.Read(row.Terms)?.WebSearches ?? 0,
            DurationMs = row.DurationMs,
            FirstByteMs = row.FirstByteMs,
            Conversation = row.Conversation,
            Attempts = AttemptsOf(row),
        };
    }

    private static IReadOnlyList<AttemptResponse> AttemptsOf(RequestRecord row)
    {
        if (row.Attempts is { } trail)
        {
            return [.. AttemptTrail.Read(trail).Select(AttemptResponse.Of)];
        }
        // A single attempt that went well is not stored apart: the row tells it.
        return row.Deployment is { } deployment
            ?
            [
                new(
                    deployment,
                    StatusCodes.Status200OK,
                    AttemptEntry.Ok,
                    UsageDetail.Of(row.Usage),
                    BasisNames.Of((UsageBasis)row.Basis),
                    row.CostMicros,
                    row.DurationMs
                ),
            ]
            : [];
    }
}
