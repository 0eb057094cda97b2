using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Solaris.OpenAi.Batches;

/// <summary>Bodies of batches towards providers.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class BatchJson : JsonSerializerContext;
