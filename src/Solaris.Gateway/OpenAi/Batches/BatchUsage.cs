using System.Text;
using System.Text.Json;
using Solaris.Ledger;
using Solaris.Providers;

namespace Solaris.OpenAi.Batches;

/// <summary>Sums up what the lines of a batch's output used, each priced as a call of its own, by the price the batch began with.</summary>
internal sealed class BatchUsage(StoredBatch batch, Wire wire, Deployment deployment)
{
    private const string Tier = "batch";

    private readonly ModelPrice? _price = batch.ReadPrice();
    private readonly ExchangeRate _exchange = ExchangeRate.Split(batch.Price ?? "").Rate;
    private TokenUsage _tokens = TokenUsage.None;
    private UsageBasis _basis = UsageBasis.ProviderUsage;
    private long _searches;
    private long _cost;

    /// <summary>What a line of the output used; one whose call failed used nothing. Never throws for what a provider sends.</summary>
    public void Add(ReadOnlyMemory<byte> line)
    {
        if (BodyOf(line) is not { } body)
        {
            return;
        }
        using var meter = wire.NewMeter(deployment);
        meter.ReadWhole(body.Span);
        if (meter.Usage is { } usage)
        {
            Add(usage);
        }
        else
        {
            AddEstimate(1, meter.Text.Estimate);
        }
    }

    public void Add(in MeteredUsage usage)
    {
        _tokens += usage.Tokens;
        _searches = checked(_searches + usage.WebSearches);
        _cost = checked(_cost + (_price?.Cost(usage with { ServiceTier = Tier }, _exchange) ?? 0));
    }

    /// <summary>Lines whose usage nobody tells: their part of the input's bound, and <paramref name="output"/> tokens.</summary>
    public void AddEstimate(long lines, long output)
    {
        var input = (long)((Int128)batch.InputTokens * lines / Math.Max(1, batch.LineCount));
        Add(new TokenUsage(input, 0, 0, 0, output));
        _basis = UsageBasis.LocalCount;
    }

    public Charge Charge() =>
        _tokens == TokenUsage.None && _cost == 0
            ? Ledger.Charge.Nothing
            : new(_tokens, _cost, _basis)
            {
                Price = batch.Price,
                Terms = BilledTerms.Of(new MeteredUsage(_tokens) { ServiceTier = Tier, WebSearches = _searches }),
                WeightedTokens = deployment.Weights == TokenWeights.Default ? null : deployment.Weights.Count(_tokens),
            };

    /// <summary>The answer of a line; null for one that failed, and for garbage.</summary>
    private static ReadOnlyMemory<byte>? BodyOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            return
                parsed.RootElement.ValueKind == JsonValueKind.Object
                && parsed.RootElement.TryGetProperty("response", out var response)
                && response.ValueKind == JsonValueKind.Object
                && response.TryGetProperty("body", out var body)
                && body.ValueKind == JsonValueKind.Object
                && !IsFailure(response)
                ? Encoding.UTF8.GetBytes(body.GetRawText())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsFailure(JsonElement response) =>
        response.TryGetProperty("status_code", out var status)
        && status.ValueKind == JsonValueKind.Number
        && status.TryGetInt32(out var code)
        && code is < 200 or > 299;
}
