using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solaris.Overview;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(OverviewResponse))]
internal sealed partial class OverviewJson : JsonSerializerContext;
