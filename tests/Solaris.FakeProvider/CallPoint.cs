namespace Solaris.FakeProvider;

/// <summary>The marked points of a call, in the order they are reached.</summary>
internal static class CallPoint
{
    public const string Received = "received";
    public const string Headers = "headers";

    /// <summary>Before chunk <c>chunk:K</c>, counted from 0 (the role chunk).</summary>
    public const string Chunk = "chunk:";
    public const string LastChunk = "last-chunk";
    public const string Usage = "usage";
    public const string Done = "done";
    public const string End = "end";
}
