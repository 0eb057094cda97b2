using System.Collections.Concurrent;

namespace Solaris.Audit;

/// <summary>
/// Records that someone looked at another person's usage or calls: one row per viewer and thing in a quarter of an hour,
/// because a dashboard asks again and again.
/// </summary>
internal sealed class Views(AuditTrail trail, TimeProvider clock)
{
    private const int Capacity = 20_000;
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(AuditActor, string, string), DateTimeOffset> _recent = new();

    /// <param name="objectId">Null for everyone's.</param>
    public async Task RecordAsync(
        HttpContext http,
        string action,
        string objectKind,
        Guid? objectId,
        CancellationToken cancellationToken
    )
    {
        var actor = AuditActor.Of(http.User);
        var id = objectId?.ToString("D");
        var now = clock.GetUtcNow();
        var key = (actor, action, id ?? objectKind);
        if (_recent.TryGetValue(key, out var last) && now - last < Silence)
        {
            return;
        }
        var entry = new AuditEntry(actor, action, objectKind, id)
        {
            Address = Origin.Address(http),
            RequestId = Origin.RequestId(http),
        };
        await trail.AppendAsync(entry, cancellationToken);
        if (_recent.Count >= Capacity)
        {
            _recent.Clear();
        }
        _recent[key] = now;
    }
}
