using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>A tool that takes free text, for vendors whose functions take objects only: theirs has one field.</summary>
internal static class FreeFormCall
{
    private const string Field = "input";

    public static ReadOnlySpan<byte> Schema =>
        """{"type":"object","properties":{"input":{"type":"string"}},"required":["input"],"additionalProperties":false}"""u8;

    public static bool IsFreeForm(Prompt prompt, string name)
    {
        foreach (var tool in prompt.Tools)
        {
            if (tool.IsFreeForm && tool.Name == name)
            {
                return true;
            }
        }
        return false;
    }

    public static string Wrap(string text) => $"{{\"{Field}\":\"{JsonEncodedText.Encode(text)}\"}}";

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
