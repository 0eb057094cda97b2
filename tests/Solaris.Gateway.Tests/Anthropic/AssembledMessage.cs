using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.Anthropic;

/// <summary>A Messages answer as a client puts it together, from a stream or from one object.</summary>
internal sealed class AssembledMessage
{
    private readonly StringBuilder _input = new();
    private JsonNode? _open;

    /// <summary>Neighbouring texts as one: where a text is cut into blocks is the provider's choice.</summary>
    public List<JsonNode> Blocks { get; } = [];

    public string? StopReason { get; private set; }

    public string? StopSequence { get; private set; }

    public JsonNode? Usage { get; private set; }

    public static AssembledMessage Read(ReadOnlySpan<byte> body, bool stream)
    {
        var message = new AssembledMessage();
        if (stream)
        {
            foreach (var data in Data(body))
            {
                message.Add(JsonNode.Parse(data)!);
            }
        }
        else
        {
            message.AddWhole(JsonNode.Parse(body)!);
        }
        return message;
    }

    /// <summary>The data of each event of a stream.</summary>
    public static IEnumerable<string> Data(ReadOnlySpan<byte> stream) =>
        Encoding
            .UTF8.GetString(stream)
            .Split('\n')
            .Where(line => line.StartsWith("data:", StringComparison.Ordinal))
            .Select(line => line["data:".Length..].Trim());

    private void AddWhole(JsonNode message)
    {
        foreach (var block in message["content"]!.AsArray())
        {
            _open = block!.DeepClone();
            Close();
        }
        End(message, message["usage"]);
    }

    private void Add(JsonNode found)
    {
        switch ((string?)found["type"])
        {
            case "message_start":
                Usage = found["message"]!["usage"]!.DeepClone();
                break;
            case "content_block_start":
                _open = found["content_block"]!.DeepClone();
                break;
            case "content_block_delta":
                AddDelta(_open!, found["delta"]!);
                break;
            case "content_block_stop":
                Close();
                break;
            case "message_delta":
                End(found["delta"]!, found["usage"]);
                break;
        }
    }

    private void AddDelta(JsonNode block, JsonNode delta)
    {
        foreach (var field in (string[])["text", "thinking", "signature"])
        {
            if (delta[field] is { } more)
            {
                block[field] = (string?)block[field] + (string?)more;
            }
        }
        _input.Append((string?)delta["partial_json"]);
    }

    private void Close()
    {
        var block = _open!.AsObject();
        if (_input.Length > 0)
        {
            block["input"] = JsonNode.Parse(_input.ToString());
            _input.Clear();
        }
        block.Remove("citations");
        if ((string?)block["type"] == "tool_use")
        {
            block.Remove("caller"); // Says that the model itself called: nothing to know in another dialect.
        }
        if ((string?)block["type"] != "text")
        {
            Blocks.Add(block);
        }
        else if (Blocks is [.., var last] && (string?)last["type"] == "text")
        {
            last["text"] = (string?)last["text"] + (string?)block["text"];
        }
        else if ((string?)block["text"] != "")
        {
            Blocks.Add(block);
        }
    }

    private void End(JsonNode end, JsonNode? usage)
    {
        StopReason = (string?)end["stop_reason"];
        StopSequence = (string?)end["stop_sequence"];
        Usage ??= new JsonObject();
        foreach (var (field, value) in usage!.AsObject())
        {
            Usage[field] = value?.DeepClone() ?? Usage[field]?.DeepClone(); // A stream's counts are cumulative.
        }
    }
}
