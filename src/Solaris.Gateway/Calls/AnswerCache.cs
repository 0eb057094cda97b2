using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Solaris.Accounts;
using Solaris.Routing;

namespace Solaris.Calls;

/// <summary>
/// Whole answers that are given again to the same request, when the configuration's <c>cache</c> is on. A request is the same when its
/// caller, route, body and tags are. Callers do not share: who gets an answer quickly would learn what somebody else asked. A reload
/// forgets all, because the model behind a name may be another.
/// </summary>
internal sealed class AnswerCache(Router router, TimeProvider clock) : IDisposable
{
    public const string Header = "x-solaris-cache";

    private const long MostBytes = 64 * 1024 * 1024;
    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>Null when the call's answer is neither looked up nor kept.</summary>
    public CacheTicket? TicketOf(Arrival arrival, Caller caller)
    {
        if (router.Cache is not { } settings || !settings.Endpoints.Contains(arrival.Endpoint.Path))
        {
            return null;
        }
        var headers = arrival.Http.Request.Headers;
        var control = headers.CacheControl.ToString();
        var wanted = !settings.OnRequest || headers[Header] == "use";
        return wanted && !control.Contains("no-store", StringComparison.OrdinalIgnoreCase)
            ? new(
                KeyOf(arrival, caller),
                MayRead: !control.Contains("no-cache", StringComparison.OrdinalIgnoreCase),
                settings.Life
            )
            : null;
    }

    public KeptAnswer? Find(CacheTicket ticket) =>
        ticket.MayRead
        && _answers.TryGetValue<(KeptAnswer Answer, DateTimeOffset Until)>(ticket.Key, out var kept)
        && kept.Until > clock.GetUtcNow()
            ? kept.Answer
            : null;

    public void Keep(CacheTicket ticket, KeptAnswer answer) =>
        _answers.Set(
            ticket.Key,
            (answer, clock.GetUtcNow() + ticket.Life),
            new MemoryCacheEntryOptions
            {
                Size = answer.Body.Length + ticket.Key.Length,
                AbsoluteExpirationRelativeToNow = ticket.Life,
            }
        );

    public void Dispose() => _answers.Dispose();

    private string KeyOf(Arrival arrival, Caller caller)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var owner = caller.Origin.User?.Value ?? caller.Origin.Key.Value;
        Add(hash, $"{router.Version} {owner} {arrival.Endpoint.Path}");
        Add(hash, arrival.Http.Request.Headers["x-solaris-tags"].ToString());
        foreach (
            var (name, value) in ForwardedHeaders.Of(arrival.Http.Request.Headers, arrival.Endpoint.ForwardedHeaders)
        )
        {
            Add(hash, name + ":" + value);
        }
        hash.AppendData((arrival.Body?.Memory ?? default).Span);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>A line: without an end, two texts could be read as one.</summary>
    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
