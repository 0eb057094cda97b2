using System.Collections.Frozen;
using Solaris.Providers.OpenAi;

namespace Solaris.Providers;

/// <summary>What differs between providers.</summary>
/// <param name="Name">LiteLLM's prefix, such as <c>openai</c> or <c>groq</c>.</param>
/// <param name="BaseAddress">The API's root with its version, without a trailing slash; null when every deployment must name its own.</param>
/// <param name="OutputCapField">The field an injected output cap is written to: <c>max_completion_tokens</c> or <c>max_tokens</c>.</param>
/// <param name="AsksForUsage">True when <c>stream_options.include_usage</c> is understood and needed.</param>
internal sealed record ProviderProfile(
    string Name,
    Uri? BaseAddress,
    UsageRule Usage,
    AbortPolicy OnAbort,
    string OutputCapField,
    bool AsksForUsage
)
{
    /// <summary>The APIs it offers, by the client's route below <c>/v1</c>: such calls are relayed as they came.</summary>
    public FrozenDictionary<string, Wire> Relays { get; init; } = OpenAiWires.Compatible;

    /// <summary>The API that calls in any other dialect are translated to.</summary>
    public Wire Translates { get; init; } = OpenAiWires.Chat;

    /// <summary>Where its chat completions differ from OpenAI's.</summary>
    public VendorQuirks Quirks { get; init; } = VendorTable.QuirksOf(Name);

    public AuthStyle Auth { get; init; } = AuthStyle.Bearer;

    /// <summary>True where files and batches lie at the provider, in OpenAI's form.</summary>
    public bool KeepsFiles { get; init; }

    /// <summary>False for servers on one's own network, which mostly want no credential.</summary>
    public bool NeedsKey { get; init; } = true;
}
