namespace Solaris.FakeProvider;

/// <summary>What one chunk of a Gemini stream carries.</summary>
internal sealed record GeminiPiece(int Choice, string? Text, ToolCall? Tool)
{
    public bool IsThought { get; init; }

    /// <summary>True for the first call of a choice, which has the signature.</summary>
    public bool IsFirstCall { get; init; }

    /// <summary>OpenAI's word; null before the end.</summary>
    public string? Finish { get; init; }

    public int Tokens => Tool is null ? (Text is null ? 0 : 1) : 1 + Tool.Arguments.Length;

    public static IEnumerable<GeminiPiece> Of(Choice[] choices)
    {
        foreach (var choice in choices)
        {
            foreach (var token in choice.Reasoning)
            {
                yield return new(choice.Index, token, Tool: null) { IsThought = true };
            }
            foreach (var token in choice.Content)
            {
                yield return new(choice.Index, token, Tool: null);
            }
            for (var i = 0; i < choice.Tools.Length; i++)
            {
                yield return new(choice.Index, Text: null, choice.Tools[i]) { IsFirstCall = i == 0 };
            }
            yield return new(choice.Index, Text: null, Tool: null) { Finish = choice.Finish };
        }
    }
}
