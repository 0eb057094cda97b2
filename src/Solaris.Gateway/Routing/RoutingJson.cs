using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solaris.Routing;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ReloadResponse))]
internal sealed partial class RoutingJson : JsonSerializerContext;
