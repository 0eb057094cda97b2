using System.Globalization;
using System.Text;

namespace Solaris.EndToEnd;

/// <summary>A LiteLLM-format configuration whose models all lead to the fake provider.</summary>
internal static class GatewayModels
{
    public const string ProviderKey = "sk-provider-key-for-tests";

    /// <summary>The models of most tests: priced, retried twice, and one with a fallback.</summary>
    public static string Yaml(Uri provider)
    {
        var yaml = new StringBuilder("model_list:\n");
        Add(yaml, "fake-chat", "openai/fake-chat", provider);
        Add(yaml, "fake-chat-drain", "groq/fake-chat-drain", provider);
        Add(yaml, "fake-reasoning", "openai/fake-reasoning", provider);
        Add(yaml, "fake-embedding", "openai/fake-embedding", provider);
        foreach (var media in (string[])["fake-image", "fake-speech", "fake-listener", "fake-moderation"])
        {
            Add(yaml, media, "openai/" + media, provider);
        }
        Add(yaml, "fake-flaky", "openai/fake-flaky", provider);
        Add(yaml, "fake-broken", "openai/fake-broken", provider);
        foreach (var script in (string[])["", "!*"]) // What follows the mark scripts the fake provider.
        {
            Add(yaml, "claude-sonnet-4-5" + script, "anthropic/claude-sonnet-4-5" + script, provider);
            Add(
                yaml,
                "gemini-3-flash-preview" + script,
                "gemini/gemini-3-flash-preview" + script,
                new(provider, "/v1beta")
            );
        }
        Add(yaml, "fake-chat!*", "openai/fake-chat!*", provider);
        Add(yaml, "fake-first", "openai/fake-first", new Uri(provider, "/first/v1"));
        Add(yaml, "fake-second", "openai/fake-second", new Uri(provider, "/second/v1"));
        yaml.Append("router_settings:\n  num_retries: 2\n  fallbacks: [{\"fake-first\": [\"fake-second\"]}]\n");
        return yaml.ToString();
    }

    public static void Add(StringBuilder yaml, string name, string model, Uri provider) =>
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"""
              - model_name: "{name}"
                litellm_params:
                  model: "{model}"
                  api_base: "{provider}"
                  api_key: "{ProviderKey}"
                  input_cost_per_token: 0.0000025
                  output_cost_per_token: 0.00001

            """
        );
}
