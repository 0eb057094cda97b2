using System.Text;
using System.Text.Json;
using Anthropic;
using Anthropic.Models.Messages;

namespace Solaris.EndToEnd;

/// <summary>The official .NET client, pointed at the gateway. Its answers are checked against its own models before they are seen.</summary>
internal sealed class AnthropicSdk(Uri root, string key) : IDisposable
{
    private static readonly Dictionary<string, JsonElement> City = new()
    {
        ["city"] = JsonElement.Parse("""{"type":"string"}"""),
    };

    private readonly AnthropicClient _client = new()
    {
        BaseUrl = root.GetLeftPart(UriPartial.Authority),
        ApiKey = key,
        MaxRetries = 0,
        ResponseValidation = true,
    };

    public static IReadOnlyList<ToolUnion> Tools { get; } = [Function("get_weather"), Function("get_time")];

    public AnthropicClient Client => _client;

    public static MessageCreateParams Ask(string model, params MessageParam[] messages) =>
        new()
        {
            Model = model,
            MaxTokens = 4_000,
            Messages = messages.Length > 0 ? messages : [User("Olá, gateway! 🇧🇷")],
        };

    public static MessageParam User(MessageContentParam content) => new UserMessageParam(content);

    /// <summary>The turns of a conversation whose tools were called and answered.</summary>
    public static MessageParam[] Answered(Message first) =>
        [
            User("Weather and time?"),
            new AssistantMessageParam(first.Content.Select(Again).ToList()),
            User(
                Calls(first)
                    .Select(call => (ContentBlockParam)new ToolResultBlockParam(call.ID) { Content = "22 °C" })
                    .ToList()
            ),
        ];

    public static List<ToolUseBlock> Calls(Message answer) =>
        [.. answer.Content.Select(block => block.TryPickToolUse(out var call) ? call : null).OfType<ToolUseBlock>()];

    public static string Text(Message answer) =>
        string.Concat(answer.Content.Select(block => block.TryPickText(out var text) ? text.Text : ""));

    public static ThinkingBlock? Thought(Message answer) =>
        answer.Content[0].TryPickThinking(out var thought) ? thought : null;

    /// <summary>The text of a stream, its pieces of tool arguments, and the output tokens it ends with.</summary>
    public async Task<(string Text, int Pieces, long Tokens)> ReadAsync(
        MessageCreateParams asked,
        CancellationToken cancellation
    )
    {
        var (text, pieces, tokens) = (new StringBuilder(), 0, 0L);
        await foreach (var happened in _client.Messages.CreateStreaming(asked, cancellation))
        {
            if (happened.TryPickContentBlockDelta(out var change))
            {
                text.Append(change.Delta.TryPickText(out var more) ? more.Text : "");
                pieces += change.Delta.TryPickInputJson(out var part) && part.PartialJson.Length > 0 ? 1 : 0;
            }
            tokens = happened.TryPickDelta(out var end) ? end.Usage.OutputTokens : tokens;
        }
        return (text.ToString(), pieces, tokens);
    }

    public void Dispose() => _client.Dispose();

    private static ToolUnion Function(string name) =>
        new Tool
        {
            Name = name,
            InputSchema = new InputSchema { Properties = City, Required = ["city"] },
        };

    private static ContentBlockParam Again(ContentBlock block) =>
        block.TryPickThinking(out var thought)
            ? new ThinkingBlockParam { Thinking = thought.Thinking, Signature = thought.Signature }
        : block.TryPickToolUse(out var call)
            ? new ToolUseBlockParam
            {
                ID = call.ID,
                Name = call.Name,
                Input = call.Input,
            }
        : new TextBlockParam(block.TryPickText(out var text) ? text.Text : "");
}
