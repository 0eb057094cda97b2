using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Http;

namespace Solaris.Reports;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(UsageResponse))]
[JsonSerializable(typeof(Page<RequestResponse>))]
[JsonSerializable(typeof(ExplanationResponse))]
[JsonSerializable(typeof(VerificationResponse))]
[JsonSerializable(typeof(RerateRequest))]
[JsonSerializable(typeof(RerateResponse))]
internal sealed partial class ReportsJson : JsonSerializerContext;
