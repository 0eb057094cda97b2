using System.Collections.Frozen;
using System.Collections.Immutable;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Anthropic's Messages API.</summary>
internal sealed class MessagesWire : Wire
{
    /// <summary>The name of the dialect, for blocks that only it can express.</summary>
    public const string Dialect = "anthropic";
    private const string Route = "messages";

    public static readonly MessagesWire Instance = new();

    /// <summary>The only API that Anthropic relays: it has no embeddings and no completions.</summary>
    public static readonly FrozenDictionary<string, Wire> Relayed = FrozenDictionary.ToFrozenDictionary<string, Wire>([
        new(Route, Instance),
    ]);

    private MessagesWire() { }

    public override string Path(string model, bool stream) => Route;

    public override AnswerMeter NewMeter(Deployment deployment) => new MessagesMeter();

    public override byte[] Write(Prompt prompt, Deployment deployment, TranslationNotes notes) =>
        MessagesPromptWriter.Write(prompt, deployment, notes);

    public override ImmutableArray<KeyValuePair<string, string>> Headers(Prompt prompt) =>
        BetaFlags.Of(prompt) is { } flags ? [new("anthropic-beta", flags)] : [];

    public override AnswerTranslator NewTranslator(Prompt prompt) => new MessagesTranslator(prompt);
}
