namespace Solaris.Live;

/// <summary>A change of a call with the organisation it is of: what replicas tell each other.</summary>
internal sealed record LiveNote(Guid Organisation, LiveCall Call)
{
    /// <summary>Whoever watches one of these sees it.</summary>
    public IEnumerable<LiveTopic> Topics
    {
        get
        {
            yield return new(LiveTopic.Organisation, Organisation);
            if (Call.TeamId is { } team)
            {
                yield return new(LiveTopic.Team, team);
            }
            if (Call.UserId is { } user)
            {
                yield return new(LiveTopic.Own, user);
            }
        }
    }
}
