using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Ways into and out of Google's wire that several tests take.</summary>
internal static class GeminiWriting
{
    public static Prompt Ask() =>
        new()
        {
            Model = "gemini-3-flash-preview",
            Turns = [],
            MaxOutputTokens = 100,
        };

    /// <summary>The prompt as Google gets it, or nothing when the notes have a fault.</summary>
    public static JsonElement? Write(Prompt prompt, string model, TranslationNotes notes)
    {
        var deployment = new Deployment
        {
            Id = model + "#1",
            Provider = ProviderProfiles.Find("gemini")!,
            BaseAddress = ProviderProfiles.Find("gemini")!.BaseAddress!,
        };
        var body = GeminiWire.AiStudio.Write(prompt with { Model = model }, deployment, notes);
        return notes.Fault is null ? JsonElement.Parse(body) : null;
    }

    /// <summary>The data of each event.</summary>
    public static IEnumerable<string> Events(ReadOnlySpan<byte> stream) =>
        [
            .. Encoding
                .UTF8.GetString(stream)
                .Split('\n')
                .Where(line => line.StartsWith("data:", StringComparison.Ordinal))
                .Select(line => line[5..].Trim()),
        ];
}
