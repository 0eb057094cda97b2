using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Http;
using Solaris.Pricing.Exchange;

namespace Solaris.Pricing;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(PriceRequest))]
[JsonSerializable(typeof(PriceTableResponse))]
[JsonSerializable(typeof(Page<PriceResponse>))]
[JsonSerializable(typeof(Page<PriceOverrideResponse>))]
[JsonSerializable(typeof(CurrencyRequest))]
[JsonSerializable(typeof(CurrencyResponse))]
[JsonSerializable(typeof(RatesRequest))]
[JsonSerializable(typeof(Page<RateResponse>))]
internal sealed partial class PriceJson : JsonSerializerContext;
