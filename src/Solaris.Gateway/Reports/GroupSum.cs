namespace Solaris.Reports;

/// <summary>The sum of one group, over all or in one bucket. Ids come as the database has them: <see cref="Key"/> tells them apart.</summary>
internal sealed class GroupSum
{
    public int Span { get; init; }
    public object? Group { get; init; }
    public object? Subgroup { get; init; }
    public long Value { get; init; }

    /// <summary>1 for the sum over all groups.</summary>
    public int All { get; init; }

    public (object? Group, object? Subgroup) Key => (GroupIds.Of(Group), GroupIds.Of(Subgroup));
}
