using System.Collections.Immutable;
using Solaris.Providers.Gemini;

namespace Solaris.Providers;

/// <summary>One place a model can be had: provider, endpoint, model and credential.</summary>
internal sealed record Deployment
{
    /// <summary>Stable and safe to show, such as <c>gpt-4o#1</c>.</summary>
    public required string Id { get; init; }
    public required ProviderProfile Provider { get; init; }

    /// <summary>The API's root with its version, such as <c>https://api.openai.com/v1</c>.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The model name sent upstream; null sends the client's own (wildcard routes).</summary>
    public string? UpstreamModel { get; init; }
    public Secret? ApiKey { get; init; }

    /// <summary>Signs for short-lived tokens, in the place of a key.</summary>
    public ServiceAccount? Account { get; init; }

    /// <summary>Sent as <c>OpenAI-Organization</c>; null sends none.</summary>
    public string? Organization { get; init; }

    /// <summary>The most output one choice may have; null when unknown.</summary>
    public long? MaxOutputTokens { get; init; }

    /// <summary>Null when no price is known: money limits then refuse the model.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>What its tokens count in token limits.</summary>
    public TokenWeights Weights { get; init; } = TokenWeights.Default;

    /// <summary>What the model can do: it decides how calls are translated.</summary>
    public ModelTraits Traits { get; init; } = ModelTraits.Unknown;

    /// <summary>LiteLLM's <c>drop_params</c>: fields that a translation cannot express are dropped instead of refused.</summary>
    public bool DropUnsupported { get; init; }

    /// <summary>Fields added to a request body that lacks them: name and raw JSON value.</summary>
    public ImmutableArray<KeyValuePair<string, string>> DefaultParameters { get; init; } = [];

    /// <summary>Time to the first byte of the answer.</summary>
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>True where files of one can be read by the other.</summary>
    public bool SharesAccountWith(Deployment other) =>
        Provider.Name == other.Provider.Name
        && BaseAddress == other.BaseAddress
        && ApiKey?.Reveal() == other.ApiKey?.Reveal()
        && Account == other.Account
        && Organization == other.Organization;

    /// <summary>The longest silence between two chunks of an answer.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(300);
}
