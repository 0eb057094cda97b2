using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solaris.Payments.Pix;

/// <summary>Bodies of the API Pix; fields we do not know are left alone, as its rules of evolution ask.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(PixCharge))]
[JsonSerializable(typeof(PixChargeWish))]
[JsonSerializable(typeof(PixReceived))]
[JsonSerializable(typeof(PixReceivedPage))]
[JsonSerializable(typeof(PixRefund))]
[JsonSerializable(typeof(PixRefundWish))]
[JsonSerializable(typeof(PixWebhookWish))]
[JsonSerializable(typeof(PixNotice))]
[JsonSerializable(typeof(PixProblem))]
[JsonSerializable(typeof(PixToken))]
internal sealed partial class PixJson : JsonSerializerContext;
