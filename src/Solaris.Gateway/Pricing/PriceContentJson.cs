using System.Text.Json.Serialization;

namespace Solaris.Pricing;

/// <summary>Prices as they are written down.</summary>
[JsonSerializable(typeof(ModelPrice))]
[JsonSerializable(typeof(Dictionary<string, decimal>))]
internal sealed partial class PriceContentJson : JsonSerializerContext;
