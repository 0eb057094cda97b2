namespace Solaris;

/// <summary>One client call: the id of its hold, of its row in the request log, and the <c>x-request-id</c> header.</summary>
internal readonly record struct RequestId(Guid Value)
{
    public static RequestId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString("D");
}
