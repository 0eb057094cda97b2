using System.Text.Json;

namespace Solaris.Conversations;

/// <summary>The answer shall be JSON.</summary>
/// <param name="Schema">The JSON Schema it must obey; null for any object.</param>
internal sealed record AnswerFormat(JsonElement? Schema)
{
    public string? Name { get; init; }
    public string? Description { get; init; }
    public bool? Strict { get; init; }
}
