using Solaris.Accounts;
using Solaris.Calls.Repeats;
using Solaris.Providers;
using Solaris.RateLimits;

namespace Solaris.Calls;

/// <summary>A request as far as it is understood; what it holds is given back when it ends.</summary>
internal sealed class Arrival(HttpContext http, GenerationEndpoint endpoint, RequestId id, long timestamp) : IDisposable
{
    private long? _readTimestamp;
    private RateLease _lease;

    public HttpContext Http => http;

    public GenerationEndpoint Endpoint => endpoint;

    public RequestId Id => id;

    /// <summary>When it came, by the clock.</summary>
    public long Timestamp => timestamp;

    /// <summary>When its body was read whole, by the clock.</summary>
    public long ReadTimestamp
    {
        get => _readTimestamp ?? timestamp;
        set => _readTimestamp = value;
    }

    public PooledBuffer? Body { get; set; }

    /// <summary>Null until it is read, or when it is wrong.</summary>
    public Envelope? Envelope { get; set; }

    /// <summary>Null until the caller is known.</summary>
    public Caller? Caller { get; set; }

    /// <summary>Where the answer is kept; null when it is not.</summary>
    public CacheTicket? Ticket { get; set; }

    /// <summary>Set when this is the first call under its client's <c>Idempotency-Key</c>.</summary>
    public RepeatedCall? Repeat { get; set; }

    /// <summary>Language of what the caller is told.</summary>
    public string Language => Caller?.Language ?? "pt-BR";

    /// <summary>Takes the caller's place, and tells in the answer's headers how the limits stand.</summary>
    public void Lease(RateLease lease)
    {
        _lease = lease;
        endpoint.Dialect.WriteRates(http.Response.Headers, lease.Standing);
    }

    /// <summary>Tells what the call used, before its lease ends.</summary>
    public void Used(long tokens) => _lease.Used(tokens);

    /// <summary>Frees the caller's place among the parallel calls; also before the end, when only the provider's answer is still read.</summary>
    public void EndLease() => _lease.Dispose();

    public void Dispose()
    {
        EndLease();
        Body?.Dispose();
    }
}
