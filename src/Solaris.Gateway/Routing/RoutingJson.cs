using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Http;

namespace Solaris.Routing;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ReloadResponse))]
[JsonSerializable(typeof(Page<ModelResponse>))]
[JsonSerializable(typeof(Page<DeploymentResponse>))]
[JsonSerializable(typeof(RouteResponse))]
[JsonSerializable(typeof(ProbeRequest))]
[JsonSerializable(typeof(ProbeResponse))]
internal sealed partial class RoutingJson : JsonSerializerContext;
