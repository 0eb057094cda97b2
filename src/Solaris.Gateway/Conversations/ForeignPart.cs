using System.Text.Json;

namespace Solaris.Conversations;

/// <summary>A block that only its own dialect can express, such as the result of a provider's own search.</summary>
/// <param name="Dialect">The dialect it came in: <c>anthropic</c>, <c>openai</c>, <c>gemini</c>.</param>
internal sealed record ForeignPart(string Dialect, JsonElement Block) : Part;
