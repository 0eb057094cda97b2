using System.Text.Json.Serialization;

namespace Solaris.Reports;

/// <summary>One sentence in each language, by its tag.</summary>
public sealed record Sentences([property: JsonPropertyName("pt-BR")] string Portuguese, string En);
