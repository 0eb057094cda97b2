using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Http;

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
internal sealed partial class PriceJson : JsonSerializerContext;
