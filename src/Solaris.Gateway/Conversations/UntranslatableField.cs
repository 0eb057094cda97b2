namespace Solaris.Conversations;

/// <summary>A field of the client's body that refuses the call.</summary>
/// <param name="Field">Its path, such as <c>tools[0].type</c>: the error's <c>param</c>.</param>
internal sealed record UntranslatableField(string Field, string Reason)
{
    /// <summary>True when no provider could make sense of it; false when only this one cannot express it.</summary>
    public bool IsMalformed { get; init; }
}
