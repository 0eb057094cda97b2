namespace Solaris.Audit;

/// <summary>What the handler of a request adds to its row of the audit; the rest is read off the request and its answer.</summary>
internal sealed class AuditDraft
{
    /// <summary>Who did it, when the request itself does not say: someone who just signed in.</summary>
    public AuditActor? Actor { get; set; }

    /// <summary>The id of what was changed, when neither the path nor the answer has it.</summary>
    public string? ObjectId { get; set; }

    /// <summary>The thing as it was, in the shape of the answer.</summary>
    public object? Before { get; set; }

    /// <summary>The thing as it is, when the answer is something else.</summary>
    public object? After { get; set; }

    /// <summary>True when nothing was changed after all, and there is nothing to tell.</summary>
    public bool Nothing { get; set; }
}
