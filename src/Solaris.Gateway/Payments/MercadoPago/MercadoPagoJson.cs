using System.Text.Json.Serialization;

namespace Solaris.Payments.MercadoPago;

/// <summary>Bodies of Mercado Pago; fields we do not know are left alone.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(OrderWish))]
[JsonSerializable(typeof(OrderRefundWish))]
[JsonSerializable(typeof(MercadoPagoOrder))]
[JsonSerializable(typeof(OrderPage))]
[JsonSerializable(typeof(PreferenceWish))]
[JsonSerializable(typeof(Preference))]
[JsonSerializable(typeof(MercadoPagoPayment))]
[JsonSerializable(typeof(PaymentPage))]
[JsonSerializable(typeof(PaymentRefund))]
[JsonSerializable(typeof(PaymentRefundWish))]
[JsonSerializable(typeof(MercadoPagoProblem))]
internal sealed partial class MercadoPagoJson : JsonSerializerContext;
