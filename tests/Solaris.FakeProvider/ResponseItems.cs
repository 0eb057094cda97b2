namespace Solaris.FakeProvider;

/// <summary>The items of a response's output: reasoning, then a message or tool calls.</summary>
internal static class ResponseItems
{
    public static List<ResponseItem> Of(FakeCall call, Choice answer)
    {
        var items = new List<ResponseItem>();
        if (answer.Reasoning.Length > 0)
        {
            items.Add(new(call.AnswerId("rs_"), "reasoning", items.Count, answer.Reasoning));
        }
        foreach (var tool in answer.Tools)
        {
            items.Add(
                new(call.AnswerId($"fc_{items.Count}"), "function_call", items.Count, tool.Arguments)
                {
                    CallId = tool.Id,
                    Name = tool.Name,
                }
            );
        }
        if (answer.Tools.Length == 0)
        {
            items.Add(new(call.AnswerId("msg_"), "message", items.Count, answer.Content));
        }
        return items;
    }
}
