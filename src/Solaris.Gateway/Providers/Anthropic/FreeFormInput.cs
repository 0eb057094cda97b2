using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>OpenAI's custom tools take free text, Anthropic's only objects: theirs has one field.</summary>
internal static class FreeFormInput
{
    public const string Field = "input";

    /// <summary>The schema of such a tool.</summary>
    public static ReadOnlySpan<byte> Schema =>
        """{"type":"object","properties":{"input":{"type":"string"}},"required":["input"],"additionalProperties":false}"""u8;

    /// <summary>The text in <paramref name="arguments"/>; the arguments themselves when the model did not keep to the schema.</summary>
    public static string Unwrap(string arguments)
    {
        try
        {
            using var document = JsonDocument.Parse(arguments);
            return document.RootElement.Text(Field) ?? arguments;
        }
        catch (JsonException)
        {
            return arguments;
        }
    }
}
