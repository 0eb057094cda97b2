namespace Solaris.Quotas.Bounds;

/// <summary>What one pass over a request body found.</summary>
/// <param name="Text">Bytes or tokens of the text, by the sink that counted it.</param>
/// <param name="Prompts">How many prompts of its own the provider adds: for tools, for a schema of the answer, for citations.</param>
/// <param name="Rest">Bytes that were not looked into, each of which may be a token.</param>
internal readonly record struct BodyMeasure(
    long Text,
    long Rest,
    long Messages,
    long TokenIds,
    long Prompts,
    MediaTally Media,
    HostedTools Hosted
)
{
    /// <summary>What a chat template writes around a message: 3 to 6 tokens in the templates we know, and its role.</summary>
    private const long AroundMessage = 8;

    /// <summary>The begin of the prompt and the head of the answer.</summary>
    private const long AroundPrompt = 16;

    /// <summary>All input in the family at <paramref name="index"/>, whose count of the text is <paramref name="text"/>.</summary>
    public long Total(long text, TokenFamily family, int index) => Hosted.Total(checked(text + Fixed(family, index)));

    private long Fixed(TokenFamily family, int index) =>
        checked(
            Rest
            + TokenIds
            + (Messages * AroundMessage)
            + AroundPrompt
            + family.Preamble
            + (Prompts * family.ToolPrompt)
            + Media.In(index)
        );
}
