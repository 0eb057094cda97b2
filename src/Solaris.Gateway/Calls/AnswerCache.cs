using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Solaris.Accounts;
using Solaris.Routing;

namespace Solaris.Calls;

/// <summary>
/// Whole answers that are given again to the same request, when the configuration's <c>cache</c> is on. A request is the same when its
/// caller, route, body and tags are. Callers do not share: who gets an answer quickly would learn what somebody else asked. A reload
/// makes a process forget all, because the model behind a name may be another; in Redis the place of an answer says which it was.
/// </summary>
internal sealed class AnswerCache(Router router, SharedAnswers shared, TimeProvider clock) : IDisposable
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
        if (
            (settings.OnRequest && headers[Header] != "use")
            || control.Contains("no-store", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }
        var asked = DigestOf(arrival, caller);
        return new(
            $"{router.Version} {Convert.ToHexString(asked)}",
            MayRead: !control.Contains("no-cache", StringComparison.OrdinalIgnoreCase),
            settings.Life,
            settings.Shared ? new(WithModels(asked, arrival)) : null
        );
    }

    /// <summary>Looks in this process, then in Redis.</summary>
    public ValueTask<KeptAnswer?> FindAsync(CacheTicket ticket)
    {
        if (!ticket.MayRead)
        {
            return default;
        }
        if (
            _answers.TryGetValue<(KeptAnswer Answer, DateTimeOffset Until)>(ticket.Key, out var kept)
            && kept.Until > clock.GetUtcNow()
        )
        {
            return new(kept.Answer);
        }
        return ticket.Shared is { } place ? shared.FindAsync(place) : default;
    }

    public void Keep(CacheTicket ticket, KeptAnswer answer)
    {
        _answers.Set(
            ticket.Key,
            (answer, clock.GetUtcNow() + ticket.Life),
            new MemoryCacheEntryOptions
            {
                Size = answer.Body.Length + ticket.Key.Length,
                AbsoluteExpirationRelativeToNow = ticket.Life,
            }
        );
        if (ticket.Shared is { } place)
        {
            shared.Keep(place, answer, ticket.Life);
        }
    }

    public void Dispose() => _answers.Dispose();

    private static byte[] DigestOf(Arrival arrival, Caller caller)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var owner = caller.Origin.User?.Value ?? caller.Origin.Key.Value;
        Add(hash, $"{owner} {arrival.Endpoint.Path}");
        Add(hash, arrival.Http.Request.Headers["x-solaris-tags"].ToString());
        foreach (
            var (name, value) in ForwardedHeaders.Of(arrival.Http.Request.Headers, arrival.Endpoint.ForwardedHeaders)
        )
        {
            Add(hash, name + ":" + value);
        }
        hash.AppendData((arrival.Body?.Memory ?? default).Span);
        return hash.GetHashAndReset();
    }

    /// <summary>With what is behind the model's name: replicas may have read different files, and a later reload another one.</summary>
    private byte[] WithModels(byte[] asked, Arrival arrival)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(asked);
        var deployments = router.Find(arrival.Envelope?.Model ?? "")?.Candidates ?? [];
        foreach (var deployment in deployments.OrderBy(deployment => deployment.Id, StringComparer.Ordinal))
        {
            Add(
                hash,
                $"{deployment.Id} {deployment.Provider.Name} {deployment.BaseAddress} {deployment.UpstreamModel}"
            );
            foreach (var (name, value) in deployment.DefaultParameters)
            {
                Add(hash, $"{name}={value}");
            }
        }
        return hash.GetHashAndReset();
    }

    /// <summary>A line: without an end, two texts could be read as one.</summary>
    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
