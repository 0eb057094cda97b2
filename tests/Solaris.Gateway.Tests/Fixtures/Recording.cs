using System.Text.Json;
using Solaris.Calls;
using Solaris.Providers;
using Solaris.Providers.OpenAi;

namespace Solaris.Fixtures;

/// <summary>One recorded provider answer and the usage it must be metered at; see <c>Fixtures/providers/README.md</c>.</summary>
public sealed record Recording(string Id, string Provider, string Endpoint, int Status, bool Streams, string Path)
{
    private static readonly Dictionary<string, string> ProfileNames = new()
    {
        ["alibaba"] = "dashscope",
        ["azure-foundry"] = "azure_ai",
        ["azure-openai"] = "azure",
        ["bedrock-mantle"] = "bedrock_mantle",
        ["gemini-openai-compat"] = "gemini",
        ["ollama-cloud"] = "ollama",
        ["vertex"] = "vertex_ai",
        ["vllm"] = "hosted_vllm",
    };

    /// <summary>The provider's name in the gateway.</summary>
    public string ProfileName => ProfileNames.GetValueOrDefault(Provider, Provider);

    public byte[] Body { get; } = File.ReadAllBytes(Path);

    /// <summary>The request's body; null where it was left out.</summary>
    public byte[]? Request { get; } = BesideOf(Path);

    /// <summary>The model that was asked, as the request has it; the provider's name where neither its body nor its path is known.</summary>
    public string Model =>
        Request is null ? ProfileName
        : JsonElement.Parse(Request).TryGetProperty("model", out var model) ? model.GetString()!
        : ModelInPath ?? ProfileName;

    /// <summary>Google's requests name the model in their path.</summary>
    private string? ModelInPath { get; init; }

    /// <summary>Null when the recording has no usage.</summary>
    public ExpectedMeter? Expected { get; init; }

    public override string ToString() => Id;

    /// <summary>The meter of the API that was called: the one its route is relayed to, or else the provider's own.</summary>
    internal AnswerMeter NewMeter()
    {
        if (Provider == "gemini-openai-compat")
        {
            return new ChatMeter(UsageRule.OutputIsTheRest); // Chat goes to Google's own API.
        }
        var deployment = Deployments.Of(ProfileName);
        var profile = deployment.Provider;
        return profile.Relays.GetValueOrDefault(Endpoint.Replace('.', '/'), profile.Translates).NewMeter(deployment);
    }

    internal static Recording Read(string folder)
    {
        using var meta = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "meta.json")));
        var root = meta.RootElement;
        return new(
            Text(root, "id"),
            Text(root, "provider"),
            Text(root, "endpoint"),
            root.GetProperty("status").GetInt32(),
            root.GetProperty("streaming").GetBoolean() && !IsArray(root),
            System.IO.Path.Combine(folder, Text(root.GetProperty("files"), "response"))
        )
        {
            ModelInPath = root.TryGetProperty("model_requested", out var asked) ? asked.GetString() : null,
            Expected =
                root.TryGetProperty("expected_meter", out var meter) && meter.ValueKind == JsonValueKind.Object
                    ? ExpectedMeter.Read(meter)
                    : null,
        };
    }

    private static byte[]? BesideOf(string response)
    {
        var request = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(response)!, "request.json");
        return File.Exists(request) ? File.ReadAllBytes(request) : null;
    }

    /// <summary>A Gemini stream that was not asked for as events comes as one JSON array.</summary>
    private static bool IsArray(JsonElement meta) =>
        Text(meta.GetProperty("files"), "response").EndsWith(".json", StringComparison.Ordinal);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
