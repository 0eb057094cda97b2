using Solaris.Configuration;
using Solaris.Pricing;
using Solaris.Providers;
using Solaris.Providers.Gemini;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads the <c>litellm_params</c> and <c>model_info</c> of one entry of <c>model_list</c>.</summary>
internal sealed class DeploymentReader(PriceBook prices, DeploymentDefaults defaults)
{
    private const long MostTokens = 100_000_000;
    private static readonly Uri Nowhere = new("http://nowhere.invalid");

    private static readonly ValueRule Modes = YamlRules.OneOf([
        "chat",
        "completion",
        "embedding",
        "responses",
        "moderation",
        "rerank",
        "image_generation",
        "image_edit",
        "audio_speech",
        "audio_transcription",
        "video_generation",
        "realtime",
        "batch",
        "ocr",
    ]);

    /// <summary>The deployment, or null when it is wrong or has no credential; both are reported.</summary>
    /// <param name="id">What it is called unless <c>model_info.id</c> says otherwise.</param>
    public ConfiguredDeployment? Read(string id, string group, YamlSection parameters, YamlSection info)
    {
        if (Target(parameters) is not { } target)
        {
            return null;
        }
        var known = Known(target, info);
        VertexPlace? vertex = target.Provider.Translates == GeminiWire.Vertex ? VertexPlace.Read(parameters) : null;
        var address = Address(parameters, target, vertex?.Address ?? target.Provider.BaseAddress);
        var credential = vertex is { Account: not null }
            ? new(Key: null, Usable: true)
            : Credential.Read(parameters, target.Provider, ownAddress: IsOwn(parameters));
        var deployment = new Deployment
        {
            Id = info.Value("id", YamlRules.Name) ?? id,
            Provider = target.Provider,
            BaseAddress = address ?? Nowhere,
            UpstreamModel = target.Model,
            ApiKey = credential.Key,
            Account = vertex?.Account,
            Organization = parameters.Value("organization", ValueRules.ProviderKey),
            MaxOutputTokens = OutputCap(info) ?? known?.MaxOutputTokens,
            Price = ModelPrices.Read(parameters, info, known, Mode(info, known)),
            Weights = ModelWeights.Read(info),
            Traits = ModelAbilities.Read(info, target.Model, known),
            DefaultParameters = DefaultParameters.Read(parameters, target.Provider.OutputCapField),
            DropUnsupported = parameters.Flag("drop_params") ?? defaults.DropUnsupported,
            FirstByteTimeout =
                YamlSection.FirstOf(
                    YamlSection.FirstOf(parameters.Seconds("ttft_timeout"), parameters.Seconds("timeout")),
                    parameters.Seconds("request_timeout")
                ) ?? defaults.Timeouts.FirstByte,
            IdleTimeout =
                YamlSection.FirstOf(parameters.Seconds("stream_idle_timeout"), parameters.Seconds("stream_timeout"))
                ?? defaults.Timeouts.Idle,
        };
        var contextWindow = Tokens(info, "max_input_tokens") ?? known?.MaxInputTokens;
        var configured = DeploymentWeights.Read(
            new(parameters, info),
            group,
            deployment,
            contextWindow,
            defaults.Parallel
        );
        return address is not null && credential.Usable ? configured : null;
    }

    private ModelTarget? Target(YamlSection parameters)
    {
        var model = parameters.Value("model", YamlRules.Name);
        var provider = parameters.Value("custom_llm_provider", YamlRules.Name);
        var target = model is null ? null : ModelTarget.Parse(model, provider, prices);
        if (target is null && parameters.Take("model") is { } node)
        {
            parameters.Report.Wrong(node, parameters.PathOf("model"), model ?? node.ToString(), ModelTarget.Allowed);
        }
        else if (target is null)
        {
            parameters.Report.Problem(
                parameters.Node,
                parameters.PathOf("model"),
                $"is absent; allowed: {ModelTarget.Allowed}."
            );
        }
        return target;
    }

    private KnownModel? Known(ModelTarget target, YamlSection info) =>
        info.Value("base_model", YamlRules.Name) is { } model
            ? prices.Find(target.Provider.Name, model) ?? prices.FindByName(model)
            : prices.Find(target.Provider.Name, target.Model);

    private static bool IsOwn(YamlSection parameters) =>
        parameters.Take("api_base") is not null || parameters.Take("base_url") is not null;

    private static Uri? Address(YamlSection parameters, ModelTarget target, Uri? usual)
    {
        var version =
            target.Provider == ProviderProfiles.Azure ? parameters.Value("api_version", YamlRules.Name) : null;
        var own = YamlSection.FirstOf(
            parameters.Value("api_base", ValueRules.HttpAddress),
            parameters.Value("base_url", ValueRules.HttpAddress)
        );
        if (own is not null)
        {
            var address = new Uri(own.TrimEnd('/'));
            return target.Provider == ProviderProfiles.Azure ? AzureAddress.For(address, target.Model, version)
                : target.Provider == ProviderProfiles.Anthropic ? AnthropicAddress.For(address)
                : address;
        }
        if (usual is null && !IsOwn(parameters))
        {
            parameters.Report.Problem(
                parameters.Node,
                parameters.PathOf("api_base"),
                $"is absent, and {target.Provider.Name} has no address of its own; allowed: {ValueRules.HttpAddress.Allowed}."
            );
        }
        return usual;
    }

    private static string? Mode(YamlSection info, KnownModel? known) => info.Value("mode", Modes) ?? known?.Mode;

    private static long? OutputCap(YamlSection info) =>
        YamlSection.FirstOf(Tokens(info, "max_output_tokens"), Tokens(info, "max_tokens"));

    private static long? Tokens(YamlSection info, string key) => info.WholeNumber(key, 1, MostTokens);
}
