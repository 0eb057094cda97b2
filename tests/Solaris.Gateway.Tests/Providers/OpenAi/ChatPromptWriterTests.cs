using System.Text.Json.Nodes;
using Solaris.Calls;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

public sealed class ChatPromptWriterTests
{
    [Fact]
    public void A_failed_tool_is_told_in_words()
    {
        var prompt = new Prompt
        {
            Model = "m",
            MaxOutputTokens = 1,
            Turns =
            [
                new(TurnRole.Assistant, [new ToolCallPart("c", "f", "{}")]),
                new(TurnRole.User, [new ToolResultPart("c", [new TextPart("no such city")]) { IsError = true }]),
            ],
        };

        var body = OpenAiWires.Chat.Write(prompt, Deployments.Of("openai"), new TranslationNotes(false));

        var result = JsonNode.Parse(body)!["messages"]![1]!;
        Assert.Equal("tool", (string?)result["role"]);
        Assert.Contains("failed", result["content"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("no such city", result["content"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
