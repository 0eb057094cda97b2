using Solaris.Reports;

namespace Solaris.Live;

/// <summary>What the people who call are called; asked of the database once for each.</summary>
internal sealed class LiveNames(GroupNames names, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly Dictionary<Guid, string> _known = [];
    private DateTimeOffset _until;

    /// <summary>The notes with the names of their people; one reader at a time.</summary>
    public async Task<List<LiveNote>> NameAsync(List<LiveNote> notes, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() >= _until)
        {
            _known.Clear();
            _until = clock.GetUtcNow() + Life;
        }
        var strangers = notes
            .Select(note => note.Call.UserId)
            .Where(id => id is { } user && !_known.ContainsKey(user))
            .Cast<object?>()
            .ToList();
        if (strangers.Count > 0 && UsageGroup.TryFind("user", out var group))
        {
            foreach (var (id, label) in await names.FindAsync(group, strangers, cancellationToken))
            {
                _known[(Guid)id] = label.Name;
            }
        }
        return notes.ConvertAll(note =>
            note.Call.UserId is { } user
                ? note with
                {
                    Call = note.Call with { UserName = _known.GetValueOrDefault(user) },
                }
                : note
        );
    }
}
