namespace Solaris.Providers;

/// <summary>Where one event lies in the buffer it was found in.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">All of it, with the blank line that ends it.</param>
/// <param name="DataStart">The payload of its first <c>data</c> line.</param>
/// <param name="DataLines">How many <c>data</c> lines it has: 0 for comments and keep-alives.</param>
/// <param name="NamedError">True after <c>event: error</c>.</param>
internal readonly record struct SseEvent(
    int Start,
    int Length,
    int DataStart,
    int DataLength,
    int DataLines,
    bool NamedError
);
