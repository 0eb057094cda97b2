using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solaris.Playground;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(PlaygroundResponse))]
internal sealed partial class PlaygroundJson : JsonSerializerContext;
