using System.Collections.Concurrent;

namespace Solaris.Quotas.Bounds;

/// <summary>Which family a model belongs to, by its name.</summary>
/// <remarks>
/// OpenAI's encodings are exact. The other factors are upper estimates to start from, because those vendors publish
/// no tokenizer we could run: Anthropic documents its newest one as up to 1.35 times the one before, hence 1.35 and a
/// margin of a tenth. A charge above its hold is possible there; it is recorded as overrun.
/// </remarks>
internal static class TokenFamilies
{
    private static readonly TileImages Gpt4Tiles = new(85, 170);

    /// <summary>The first name contained in the model's name decides: specific names stand before general ones.</summary>
    private static readonly (string Name, TokenFamily Family)[] Known =
    [
        ("gpt-4o-mini", OpenAi(new TileImages(2_833, 5_667))),
        ("gpt-4o", OpenAi(Gpt4Tiles)),
        ("gpt-4.1-mini", OpenAi(new PatchImages(1_620, 1_536))),
        ("gpt-4.1-nano", OpenAi(new PatchImages(2_460, 1_536))),
        ("gpt-4.", OpenAi(Gpt4Tiles)),
        ("gpt-5-mini", OpenAi(new PatchImages(1_620, 1_536))),
        ("gpt-5-nano", OpenAi(new PatchImages(2_460, 1_536))),
        ("gpt-5.", OpenAi(new PatchImages(2_460, 1_536))), // Newer minor versions: the dearest scheme of their generation.
        ("gpt-5", OpenAi(new TileImages(70, 140))),
        ("gpt-oss", OpenAi(Gpt4Tiles) with { Preamble = 128 }), // Its chat format begins with a system message of its own.
        ("gpt-4", Cl100k(Gpt4Tiles)),
        ("gpt-3.5", Cl100k(Gpt4Tiles)),
        ("gpt-35", Cl100k(Gpt4Tiles)), // Azure's spelling.
        ("gpt-", OpenAi(new PatchImages(1_200, MostPatches: null))),
        ("text-embedding", Cl100k(Gpt4Tiles)),
        ("o4-mini", OpenAi(new PatchImages(1_720, 1_536))),
        ("claude", new(TokenEncoding.O200k, 1_500, new ClaudeImages(), ToolPrompt: 600)),
        ("gemini-1", new(TokenEncoding.O200k, 1_150, new GeminiTileImages())),
        ("gemini-2", new(TokenEncoding.O200k, 1_150, new GeminiTileImages())),
        ("gemini", new(TokenEncoding.O200k, 1_150, new FlatImages(1_120))),
        ("gemma", Other(1_300)),
        ("llama", Other(1_300)),
        ("qwen", Other(1_400)),
        ("deepseek", Other(1_400) with { ToolPrompt = 384, Preamble = 128 }), // Recorded: 56 more, 200 with tools.
        ("grok", Other(1_400) with { Preamble = 384 }), // Recorded: up to 190 more than the text has.
        ("kimi", Other(1_400)),
        ("glm", Other(1_400)),
        ("command", Other(1_500)),
        ("mistral", Other(1_600)),
        ("mixtral", Other(1_600)),
        ("codestral", Other(1_600)),
        ("pixtral", Other(1_600)),
    ];

    private static readonly TokenFamily Reasoning = OpenAi(new TileImages(75, 150));

    public static readonly TokenFamily Unknown = Other(2_000);

    private const int MostRemembered = 1_024; // Wildcard routes let clients invent names.

    private static readonly ConcurrentDictionary<string, TokenFamily> Remembered = new();

    /// <summary>The family of <paramref name="model"/>, which may carry a vendor's prefix such as <c>anthropic/</c>.</summary>
    public static TokenFamily Of(string model)
    {
        if (Remembered.TryGetValue(model, out var known))
        {
            return known;
        }
        var found = Find(model);
        return Remembered.Count < MostRemembered ? Remembered.GetOrAdd(model, found) : found;
    }

    private static TokenFamily Find(string model)
    {
        var name = model.AsSpan(model.LastIndexOf('/') + 1);
        foreach (var (known, family) in Known)
        {
            if (name.Contains(known, StringComparison.OrdinalIgnoreCase))
            {
                return family;
            }
        }
        return name is ['o', >= '1' and <= '9', ..] ? Reasoning : Unknown;
    }

    // 10 tokens a second: OpenAI bills a user's audio at one token for 100 ms.
    private static TokenFamily OpenAi(ImageRule images) => new(TokenEncoding.O200k, 1_000, images, AudioPerSecond: 10);

    private static TokenFamily Cl100k(ImageRule images) => new(TokenEncoding.Cl100k, 1_000, images, AudioPerSecond: 10);

    private static TokenFamily Other(long perMille) => new(TokenEncoding.O200k, perMille, new UnknownImages());
}
