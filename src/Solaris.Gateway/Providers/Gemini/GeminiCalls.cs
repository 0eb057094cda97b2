using System.Security.Cryptography;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>The function calls of one candidate. Most come whole; Vertex can give their arguments path by path.</summary>
internal sealed class GeminiCalls(Prompt prompt)
{
    private const int IdLength = 24;

    private int _count;
    private PartialArguments? _open;

    public bool Any => _count > 0;

    public void Read(JsonElement call, string? signature, AnswerWriter writer)
    {
        if (call.Text("name") is { } name)
        {
            End(writer);
            var id = call.Text("id") ?? $"call_{RandomNumberGenerator.GetHexString(IdLength, lowercase: true)}";
            writer.ToolCall(_count++, id, GeminiNames.Original(name, prompt), signature);
            if (call.Get("args") is { ValueKind: JsonValueKind.Object } arguments)
            {
                var text = IsFreeForm(name) ? arguments.Text(GeminiTools.FreeFormField) : null;
                writer.ToolArguments(_count - 1, text ?? arguments.GetRawText());
                return;
            }
            _open = new();
        }
        foreach (var piece in call.Items("partialArgs"))
        {
            _open?.Add(piece);
        }
        if (!call.Flag("willContinue"))
        {
            End(writer);
        }
    }

    private bool IsFreeForm(string name)
    {
        foreach (var tool in prompt.Tools)
        {
            if (tool.IsFreeForm && GeminiNames.Of(tool.Name) == name)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Completes the call that is still open.</summary>
    public void End(AnswerWriter writer)
    {
        if (_open?.Complete() is { } arguments)
        {
            writer.ToolArguments(_count - 1, arguments);
        }
        _open = null;
    }
}
