using Solaris.Providers;

namespace Solaris.Fuzz.Targets;

/// <summary>Reads a body as the gateway reads a provider's stream.</summary>
internal static class Events
{
    private const int LongestEvent = 1024 * 1024;

    public delegate void Visit(in SseEvent found, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> data);

    /// <summary>True when the stream ended; false when one of its events was too long.</summary>
    public static bool Read(Stream body, Visit visit)
    {
        using var events = new EventStream(body, LongestEvent);
        bool more;
        do
        {
            while (events.TryRead(out var found))
            {
                visit(found, events.Raw(found), events.Data(found));
            }
            more = Fill(events);
        } while (more);
        while (events.TryRead(out var found))
        {
            visit(found, events.Raw(found), events.Data(found));
        }
        return !events.TooLong;
    }

    private static bool Fill(EventStream events)
    {
        var filled = events.FillAsync(CancellationToken.None);
#pragma warning disable VSTHRD002 // The streams here never wait.
        return filled.IsCompleted ? filled.GetAwaiter().GetResult() : throw new InvalidOperationException();
#pragma warning restore VSTHRD002
    }
}
