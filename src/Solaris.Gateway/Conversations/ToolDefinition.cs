using System.Text.Json;

namespace Solaris.Conversations;

/// <summary>A function the model may call.</summary>
internal sealed record ToolDefinition(string Name)
{
    public string? Description { get; init; }

    /// <summary>JSON Schema of the arguments; null for a tool without.</summary>
    public JsonElement? Parameters { get; init; }

    public bool? Strict { get; init; }

    /// <summary>Set for a provider's own tool (search, code execution): the definition as it came. <see cref="Name"/> is its type.</summary>
    public JsonElement? Hosted { get; init; }

    /// <summary>True for OpenAI's custom tools, whose input is free text.</summary>
    public bool IsFreeForm { get; init; }

    /// <summary>True for a function of OpenAI's first form, whose clients know one call without an id.</summary>
    public bool IsLegacy { get; init; }

    public CacheLifetime? Cache { get; init; }
}
