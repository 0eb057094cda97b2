using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Http;

namespace Solaris.Payments;

/// <summary>JSON of this feature's routes and messages.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(BuyRequest))]
[JsonSerializable(typeof(CreditRequest))]
[JsonSerializable(typeof(PackRequest))]
[JsonSerializable(typeof(RedeemRequest))]
[JsonSerializable(typeof(RefundOrderRequest))]
[JsonSerializable(typeof(VoucherRequest))]
[JsonSerializable(typeof(ShopResponse))]
[JsonSerializable(typeof(OrderResponse))]
[JsonSerializable(typeof(PackResponse))]
[JsonSerializable(typeof(VoucherResponse))]
[JsonSerializable(typeof(DifferencesResponse))]
[JsonSerializable(typeof(IReadOnlyList<ProviderResponse>))]
[JsonSerializable(typeof(IReadOnlyList<FiscalRow>))]
[JsonSerializable(typeof(Page<OrderResponse>))]
[JsonSerializable(typeof(Page<PackResponse>))]
[JsonSerializable(typeof(Page<VoucherResponse>))]
[JsonSerializable(typeof(InvoiceRequest))]
internal sealed partial class PaymentsJson : JsonSerializerContext;
