using Dapper;
using Solaris.Http;

namespace Solaris.Reports;

/// <summary>The conditions of a list of calls. The texts are ours, the values are parameters.</summary>
internal sealed class RequestSelection
{
    private readonly List<string> _conditions = ["r.organisation_id = @organisation", "r.id < @before"];

    public RequestSelection(OrganisationId organisation, PageRequest page)
    {
        Values.Add("organisation", organisation.Value);
        Values.Add("before", page.Before);
        Values.Add("take", page.Take);
    }

    public IReadOnlyList<string> Conditions => _conditions;

    public DynamicParameters Values { get; } = new();

    public RequestSelection With(RequestFilter filter)
    {
        Add("r.user_id = @user", "user", filter.UserId);
        Add("r.key_id = @key", "key", filter.KeyId);
        Add("r.team_id = @team", "team", filter.TeamId);
        Add("r.model = (select n.id from name n where n.value = @model)", "model", filter.Model);
        Add("r.status = @status", "status", filter.Status);
        return this;
    }

    /// <summary>Leaves out what is not of <paramref name="team"/>.</summary>
    public RequestSelection Within(Guid team)
    {
        Add("r.team_id = @within", "within", team);
        return this;
    }

    public RequestSelection From(long? instant)
    {
        Add("r.started_at >= @from", "from", instant);
        Add("r.id >= @floor", "floor", instant is { } start ? RequestId.Floor(start) : null);
        return this;
    }

    public RequestSelection To(long? instant)
    {
        Add("r.started_at < @to", "to", instant);
        Add("r.id < @ceiling", "ceiling", instant is { } end ? RequestId.Ceiling(end) : null);
        return this;
    }

    private void Add(string condition, string name, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            Values.Add(name, value);
        }
    }
}
