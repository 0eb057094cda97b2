namespace Solaris.Providers.OpenAi;

/// <summary>How a vendor wants an assistant's earlier thoughts back.</summary>
internal enum ThoughtsForm
{
    /// <summary>Not at all: OpenAI refuses fields it does not know.</summary>
    None,

    /// <summary><c>reasoning_content</c>, which DeepSeek demands while tools are in use.</summary>
    ReasoningContent,

    /// <summary><c>reasoning</c> (Groq).</summary>
    Reasoning,

    /// <summary>OpenRouter's <c>reasoning_details</c>, with signatures.</summary>
    Details,

    /// <summary>LiteLLM's <c>thinking_blocks</c>, with signatures.</summary>
    Blocks,

    /// <summary>Mistral's <c>thinking</c> parts within the content.</summary>
    Parts,
}
