using System.Collections.Immutable;
using Solaris.Conversations;

namespace Solaris.Providers;

/// <summary>
/// One API of a provider: where its calls go, how its answers are metered, and how the calls of clients that speak another
/// dialect are translated into it and back. Stateless.
/// </summary>
internal abstract class Wire
{
    /// <summary>The route below the deployment's base address, with a query where the API wants one.</summary>
    public abstract string Path(string model, bool stream);

    /// <summary>Where this API wants its credential; null for the provider's usual place.</summary>
    public virtual AuthStyle? Auth => null;

    /// <summary>The <c>accept</c> header of a call.</summary>
    public virtual string Accepts => "application/json, text/event-stream";

    /// <summary>True where texts bring a proof of the thoughts before them, which shall go back.</summary>
    public virtual bool ProvesTexts => false;

    public abstract AnswerMeter NewMeter(Deployment deployment);

    /// <summary>
    /// The body of a call. What cannot be expressed goes to <paramref name="notes"/>; the body is not sent when they have a fault. Null
    /// for an API that takes only its own dialect.
    /// </summary>
    public virtual byte[]? Write(Prompt prompt, Deployment deployment, TranslationNotes notes) => null;

    /// <summary>Headers that belong to what <see cref="Write"/> wrote.</summary>
    public virtual ImmutableArray<KeyValuePair<string, string>> Headers(Prompt prompt) => [];

    /// <summary>Reads answers to what <see cref="Write"/> wrote; null where that is null.</summary>
    public virtual AnswerTranslator? NewTranslator(Prompt prompt) => null;
}
