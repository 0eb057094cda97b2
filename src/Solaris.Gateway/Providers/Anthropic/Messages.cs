using System.Collections.Immutable;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// A conversation in the order Anthropic wants: a user begins, roles alternate, all results of a turn's calls come in the next message
/// and first in it, nothing is empty.
/// </summary>
internal sealed class Messages
{
    /// <summary>Said where the API wants a user's turn and the client has none.</summary>
    private const string Nothing = "(continue)";
    private readonly Prompt _prompt;
    private readonly TranslationNotes _notes;

    public Messages(Prompt prompt, ClaudeRules rules, bool thinks, TranslationNotes notes)
    {
        (_prompt, _notes) = (prompt, notes);
        System.AddRange(prompt.System.Where(IsSaid));
        foreach (var turn in prompt.Turns)
        {
            Add(turn, rules);
        }
        if (All is [] or [{ Role: not Message.User }, ..])
        {
            All.Insert(0, Made());
        }
        foreach (var message in All)
        {
            message.Order();
        }
        EndWithUser(prompt.Turns, rules, thinks);
        CheckCalls();
    }

    public List<TextPart> System { get; } = [];

    public List<Message> All { get; } = [];

    private static bool IsSaid(TextPart text) => !string.IsNullOrWhiteSpace(text.Text);

    private static Message Made()
    {
        var message = new Message(Message.User);
        message.Parts.Add(new TextPart(Nothing));
        return message;
    }

    private void Add(Turn turn, ClaudeRules rules)
    {
        if (turn.Name is not null)
        {
            _notes.Drop("messages.name");
        }
        if (turn.Role == TurnRole.System && !(rules.SystemAnywhere && All is [.., { Role: Message.User }]))
        {
            // Its place is lost, and with it the cached prefix; wrapped into a user's turn it would lose its weight.
            System.AddRange(turn.Parts.OfType<TextPart>().Where(IsSaid));
            return;
        }
        var role = turn.Role switch
        {
            TurnRole.User => Message.User,
            TurnRole.System => Message.System,
            _ => Message.Assistant,
        };
        foreach (var part in turn.Parts)
        {
            if (MessageParts.Take(part, _notes) is { } taken)
            {
                Last(role).Parts.Add(taken);
            }
        }
    }

    private Message Last(string role)
    {
        if (All is [.., var last] && last.Role == role)
        {
            return last;
        }
        var message = new Message(role);
        All.Add(message);
        return message;
    }

    /// <summary>An assistant's last turn is a beginning that the answer goes on from, where the model does that.</summary>
    private void EndWithUser(ImmutableArray<Turn> turns, ClaudeRules rules, bool thinks)
    {
        if (All[^1] is not { Role: Message.Assistant } last)
        {
            return;
        }
        if (!rules.Prefill || thinks)
        {
            if (turns is [.., { IsPrefix: true } prefix])
            {
                _notes.Unsupported(
                    prefix.Source ?? Prompt.Conversation,
                    "This model cannot go on from the end of an assistant's message."
                );
            }
            All.Add(Made());
        }
        else if (last.Parts[^1] is TextPart text)
        {
            last.Parts[^1] = text with { Text = text.Text.TrimEnd() }; // White space at the end is refused.
        }
    }

    private void CheckCalls()
    {
        for (var i = 0; i < All.Count; i++)
        {
            var before = i > 0 ? Calls(All[i - 1]) : [];
            var results = All[i].Parts.OfType<ToolResultPart>().Select(result => result.CallId).ToHashSet();
            if (before.Except(results).FirstOrDefault() is { } open)
            {
                RefuseOpen(open);
            }
            if (results.Except(before).FirstOrDefault() is { } stray)
            {
                _notes.Invalid(
                    _prompt.SourceOf(part => part is ToolResultPart result && result.CallId == stray),
                    $"The tool result '{stray}' does not follow a message with its call."
                );
            }
        }
        if (Calls(All[^1]).FirstOrDefault() is { } last)
        {
            RefuseOpen(last);
        }
    }

    private void RefuseOpen(string call) =>
        _notes.Invalid(
            _prompt.SourceOf(part => part is ToolCallPart made && made.Id == call),
            $"The tool call '{call}' is not followed by a message with its result."
        );

    private static HashSet<string> Calls(Message message) =>
        message.Parts.OfType<ToolCallPart>().Select(call => call.Id).ToHashSet();
}
