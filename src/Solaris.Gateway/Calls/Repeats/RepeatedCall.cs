namespace Solaris.Calls.Repeats;

/// <summary>A call that was made under a client's key, and what is to be kept of it when it ends.</summary>
internal sealed class RepeatedCall(RepeatKey key)
{
    public RepeatKey Key => key;

    /// <summary>True once it cost something, or may have.</summary>
    public bool Charged { get; set; }

    /// <summary>Its answer, when it is whole and not too large.</summary>
    public KeptAnswer? Answer { get; set; }
}
