using System.Globalization;
using Dapper;
using Solaris.Storage;

namespace Solaris.Reports;

/// <summary>What people call the groups of a report.</summary>
internal sealed class GroupNames(Database database)
{
    /// <summary>The groups' labels by their ids. A group that has no name is called by its id.</summary>
    public async Task<Dictionary<object, UsageLabel>> FindAsync(
        UsageGroup? group,
        IEnumerable<object?> ids,
        CancellationToken cancellationToken
    )
    {
        var asked = ids.OfType<object>().Distinct().ToList();
        if (group is null || asked.Count == 0)
        {
            return [];
        }
        var names = await ReadAsync(group, asked, cancellationToken);
        return asked.ToDictionary(id => id, id => Label(id, names.GetValueOrDefault(id)));
    }

    private async Task<Dictionary<object, string>> ReadAsync(
        UsageGroup group,
        List<object> ids,
        CancellationToken cancellationToken
    )
    {
        if (group.Names is not { } names)
        {
            return [];
        }
        var values = new DynamicParameters();
        for (var index = 0; index < ids.Count; index++)
        {
            values.Add(Name(index), ids[index]);
        }
        var sql =
            $"{names} in ({string.Join(", ", Enumerable.Range(0, ids.Count).Select(index => "@" + Name(index)))})";
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new(sql, values, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => GroupIds.Of(row.Group)!, row => row.Name);
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"id{index}");

    /// <summary>A number is the database's own; people know a model or a status by its name.</summary>
    private static UsageLabel Label(object id, string? name) =>
        id is Guid guid
            ? new(guid, name ?? guid.ToString())
            : new(Id: null, name ?? Convert.ToString(id, CultureInfo.InvariantCulture) ?? "");

    private sealed class Row
    {
        public object? Group { get; init; }
        public string Name { get; init; } = "";
    }
}
