using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>
/// Builds a response item by item. A message or reasoning ends when something else begins; tool calls stay open to the end, because
/// parallel ones interleave. What happens is told to the stream's writer by the <c>On…</c> methods.
/// </summary>
internal abstract class ResponsesWriter(RequestEcho echo) : AnswerWriter
{
    private readonly Dictionary<int, CallItem> _calls = [];
    private ResponseObject? _response;
    private OutputItem? _current;
    private int _choice;
    private StopReason _stop = StopReason.Done;

    protected ResponseObject Response => _response ?? throw new InvalidOperationException("The answer has not begun.");

    public override void Begin(AnswerHead head)
    {
        _response = new(head, echo);
        OnBegin();
    }

    /// <summary>The API has one choice; others are not written.</summary>
    public override void Choice(int index) => _choice = index;

    public override void Text(string delta) => Say(delta, isRefusal: false);

    public override void Refusal(string delta) => Say(delta, isRefusal: true);

    public override void Thinking(string delta)
    {
        if (delta.Length == 0 || _choice != 0)
        {
            return;
        }
        var item = Reasoning();
        if (item is { IsShown: true, HasSummary: false })
        {
            OnSummaryBegin(item);
        }
        item.Append(delta);
        if (item.IsShown)
        {
            OnSummary(item, delta);
        }
    }

    public override void ThinkingSignature(string signature)
    {
        Reasoning().Signature = signature;
        EndCurrent();
    }

    public override void SealedThinking(string data)
    {
        Open(new ReasoningItem(Response.NextId("rs"), Response.Items.Count, shown: false) { Sealed = data });
        EndCurrent();
    }

    public override void ToolCall(int call, string id, string name, string? signature)
    {
        if (_choice != 0)
        {
            return;
        }
        if (signature is not null)
        {
            Open(
                new ReasoningItem(Response.NextId("rs"), Response.Items.Count, shown: false)
                {
                    CallId = id,
                    Signature = signature,
                }
            );
        }
        EndCurrent();
        var freeForm = echo.CustomTools.Contains(name);
        var item = new CallItem(Response.NextId(freeForm ? "ctc" : "fc"), Response.Items.Count, id, name, freeForm);
        _calls[call] = item;
        Add(item);
    }

    public override void ToolArguments(int call, string delta)
    {
        if (_choice != 0 || delta.Length == 0 || !_calls.TryGetValue(call, out var item))
        {
            return;
        }
        item.Append(delta);
        if (!item.IsFreeForm)
        {
            OnArguments(item, delta);
        }
    }

    /// <summary>The client's own documents have no place in the API.</summary>
    public override void Citation(Citation citation)
    {
        if (citation.Address is not null && _current is MessageItem { Last: { IsRefusal: false } part } message)
        {
            OnCitation(message, part, part.Cite(citation));
        }
    }

    public override void Foreign(string dialect, JsonElement block) { }

    public override void LogProbabilities(JsonElement logprobs)
    {
        if (_current is MessageItem { Last: { } part })
        {
            part.Add(logprobs);
        }
    }

    public override void Stop(StopReason reason, string? native, string? sequence)
    {
        if (_choice == 0)
        {
            _stop = reason;
        }
    }

    public override void Complete(in TokenUsage usage)
    {
        (Response.Status, Response.IncompleteReason) = _stop switch
        {
            StopReason.Length => ("incomplete", "max_output_tokens"),
            StopReason.Filtered => ("incomplete", "content_filter"),
            StopReason.Malformed => ("failed", null),
            _ => ("completed", null),
        };
        if (_stop == StopReason.Malformed)
        {
            Response.Fault = new("server_error", "server_error", "The model's tool call was malformed.", Field: null);
        }
        Response.Usage = usage;
        EndAll();
        OnEnd();
    }

    protected abstract void OnBegin();

    protected abstract void OnItemBegin(OutputItem item);

    protected abstract void OnPartBegin(MessageItem item, MessagePart part);

    protected abstract void OnText(MessageItem item, MessagePart part, string delta);

    protected abstract void OnCitation(MessageItem item, MessagePart part, Citation citation);

    protected abstract void OnPartEnd(MessageItem item, MessagePart part);

    protected abstract void OnSummaryBegin(ReasoningItem item);

    protected abstract void OnSummary(ReasoningItem item, string delta);

    protected abstract void OnArguments(CallItem item, string delta);

    protected abstract void OnItemEnd(OutputItem item);

    protected abstract void OnEnd();

    /// <summary>Ends what is open, as the response's status has it.</summary>
    protected void EndAll()
    {
        foreach (var item in Response.Items)
        {
            End(item, Response.Status == "completed" ? "completed" : "incomplete");
        }
        _current = null;
    }

    private void Say(string delta, bool isRefusal)
    {
        if (delta.Length == 0 || _choice != 0)
        {
            return;
        }
        var message = _current as MessageItem ?? Open(new MessageItem(Response.NextId("msg"), Response.Items.Count));
        if (message.Last is not { } part || part.IsRefusal != isRefusal)
        {
            if (message.Last is { } before)
            {
                OnPartEnd(message, before);
            }
            part = message.Add(isRefusal);
            OnPartBegin(message, part);
        }
        part.Append(delta);
        OnText(message, part, delta);
    }

    private ReasoningItem Reasoning() =>
        _current as ReasoningItem
        ?? Open(new ReasoningItem(Response.NextId("rs"), Response.Items.Count, echo.WantsSummary));

    private TItem Open<TItem>(TItem item)
        where TItem : OutputItem
    {
        EndCurrent();
        _current = item;
        Add(item);
        return item;
    }

    private void Add(OutputItem item)
    {
        Response.Add(item);
        OnItemBegin(item);
    }

    private void EndCurrent()
    {
        if (_current is { } item)
        {
            End(item, "completed");
            _current = null;
        }
    }

    private void End(OutputItem item, string status)
    {
        if (!item.IsOpen)
        {
            return;
        }
        item.Status = status;
        if (item is MessageItem { Last: { } part } message)
        {
            OnPartEnd(message, part);
        }
        OnItemEnd(item);
    }
}
