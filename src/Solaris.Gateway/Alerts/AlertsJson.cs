using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Http;

namespace Solaris.Alerts;

/// <summary>JSON of this feature's routes and of the facts it stores.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(ThresholdFacts))]
[JsonSerializable(typeof(AlertResponse))]
[JsonSerializable(typeof(Page<AlertResponse>))]
[JsonSerializable(typeof(TestMailResponse))]
internal sealed partial class AlertsJson : JsonSerializerContext;
