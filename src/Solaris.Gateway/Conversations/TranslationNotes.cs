namespace Solaris.Conversations;

/// <summary>
/// What a translation could not keep. A field that only tunes is dropped and named in the answer's <c>x-solaris-dropped-params</c>;
/// one that changes the meaning refuses the call, unless <paramref name="dropUnsupported"/> (LiteLLM's <c>drop_params</c>) allows to drop it too.
/// </summary>
internal sealed class TranslationNotes(bool dropUnsupported)
{
    private readonly List<string> _dropped = [];

    public IReadOnlyList<string> Dropped => _dropped;

    /// <summary>The first thing that refuses the call; null while it can go out.</summary>
    public UntranslatableField? Fault { get; private set; }

    /// <summary>A field that only tunes has no place at the provider.</summary>
    public void Drop(string field)
    {
        if (!_dropped.Contains(field))
        {
            _dropped.Add(field);
        }
    }

    /// <summary>A field that changes the meaning has no place at the provider.</summary>
    /// <param name="field">Its path in the client's body, such as <c>messages[2].content[0]</c>.</param>
    /// <param name="reason">One plain English sentence for the client.</param>
    public void Unsupported(string field, string reason)
    {
        if (dropUnsupported)
        {
            Drop(field);
        }
        else
        {
            Fault ??= new(field, reason);
        }
    }

    /// <summary>The body is wrong: no setting lets it through.</summary>
    public void Invalid(string field, string reason) => Fault ??= new(field, reason) { IsMalformed = true };
}
