namespace Solaris.Pricing;

/// <summary>LiteLLM splits some providers by API (<c>vertex_ai-language-models</c>); a deployment names only the provider.</summary>
internal static class ProviderFamily
{
    private const string Completion = "text-completion-";

    public static string Of(string? provider) =>
        string.Intern(
            provider switch
            {
                null => "",
                "bedrock_converse" => "bedrock",
                "cohere_chat" => "cohere",
                "azure_text" => "azure",
                _ when provider.StartsWith("vertex_ai-", StringComparison.Ordinal) => "vertex_ai",
                _ when provider.StartsWith(Completion, StringComparison.Ordinal) => provider[Completion.Length..],
                _ => provider,
            }
        );
}
