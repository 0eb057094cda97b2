namespace Solaris.Playground;

/// <summary>A model to try, and what it costs.</summary>
/// <param name="InputMicrosPerMillion">Micro-units of the currency for a million input tokens; null without a price.</param>
/// <param name="OutputMicrosPerMillion">The same for output.</param>
public sealed record PlaygroundModel(string Id, long? InputMicrosPerMillion, long? OutputMicrosPerMillion);
