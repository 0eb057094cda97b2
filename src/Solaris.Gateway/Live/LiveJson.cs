using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solaris.Live;

/// <summary>JSON of this feature's routes and messages.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(IReadOnlyList<LiveFrame>))]
[JsonSerializable(typeof(IReadOnlyList<LiveNote>))]
[JsonSerializable(typeof(LiveCursor))]
internal sealed partial class LiveJson : JsonSerializerContext;
