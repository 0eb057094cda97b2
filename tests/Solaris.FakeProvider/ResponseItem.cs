using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>One item of a response's output.</summary>
/// <param name="Tokens">What it holds: the text, a tool's arguments, or the summary of the reasoning.</param>
internal sealed record ResponseItem(string Id, string Type, int Index, string[] Tokens)
{
    public string? CallId { get; init; }
    public string? Name { get; init; }

    public string Text => string.Concat(Tokens);

    public JsonObject Begun() => Of("in_progress", whole: false);

    public JsonObject Whole() => Of("completed", whole: true);

    public JsonObject Part(bool whole) =>
        Type == "reasoning"
            ? new() { ["type"] = "summary_text", ["text"] = whole ? Text : "" }
            : new()
            {
                ["type"] = "output_text",
                ["annotations"] = new JsonArray(),
                ["logprobs"] = new JsonArray(),
                ["text"] = whole ? Text : "",
            };

    private JsonObject Of(string status, bool whole)
    {
        var item = new JsonObject { ["id"] = Id, ["type"] = Type };
        switch (Type)
        {
            case "reasoning":
                item["summary"] = whole ? new JsonArray(Part(whole: true)) : new JsonArray();
                item["encrypted_content"] = whole ? Proofs.Sealed : "";
                break;
            case "function_call":
                item["status"] = status;
                item["arguments"] = whole ? Text : "";
                item["call_id"] = CallId;
                item["name"] = Name;
                break;
            default:
                item["status"] = status;
                item["role"] = "assistant";
                item["content"] = whole ? new JsonArray(Part(whole: true)) : new JsonArray();
                break;
        }
        return item;
    }
}
