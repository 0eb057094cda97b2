namespace Solaris.Alerts;

/// <summary>A stored alert, with the name of whom it is about. Times are Unix milliseconds.</summary>
internal sealed record Alert
{
    /// <summary>Columns and their source, for every select of alerts. The numbers are those of <see cref="LimitScope"/>.</summary>
    public const string Select = """
        select a.id as Id, a.kind as Kind, a.severity as Severity, a.scope as Scope, a.scope_id as ScopeId,
            case a.scope when 0 then k.name when 1 then u.name when 2 then t.name else o.name end as Name,
            a.facts as Facts, a.created_at as CreatedAt, a.state as State, a.changed_by as ChangedBy,
            a.changed_at as ChangedAt,
            (select count(*) from alert_delivery d where d.alert_id = a.id and d.delivered_at is not null) as Delivered,
            (select count(*) from alert_delivery d where d.alert_id = a.id and d.due_at is not null) as Waiting,
            (select count(*) from alert_delivery d where d.alert_id = a.id and d.failed_at is not null) as Failed
        from alert a join organisation o on o.id = a.organisation_id
            left join api_key k on a.scope = 0 and k.id = a.scope_id
            left join app_user u on a.scope = 1 and u.id = a.scope_id
            left join team t on a.scope = 2 and t.id = a.scope_id
        """;

    public Guid Id { get; init; }
    public string Kind { get; init; } = "";
    public string Severity { get; init; } = "";
    public int Scope { get; init; }
    public Guid ScopeId { get; init; }

    /// <summary>Null for what was erased since.</summary>
    public string? Name { get; init; }
    public string Facts { get; init; } = "";
    public long CreatedAt { get; init; }
    public string State { get; init; } = AlertState.Open;
    public Guid? ChangedBy { get; init; }
    public long? ChangedAt { get; init; }

    /// <summary>Mails that a server took.</summary>
    public long Delivered { get; init; }

    /// <summary>Mails that will be tried.</summary>
    public long Waiting { get; init; }

    /// <summary>Mails that were given up.</summary>
    public long Failed { get; init; }
}
