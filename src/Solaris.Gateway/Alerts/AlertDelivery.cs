namespace Solaris.Alerts;

/// <summary>One mail of an alert, with what it needs to be written now.</summary>
internal sealed record AlertDelivery
{
    public const string Select = """
        select d.id as Id, d.attempts as Attempts, r.id as UserId, r.email as Email, r.name as UserName,
            coalesce(r.language, o.language) as Language, a.scope as Scope, a.scope_id as ScopeId,
            case a.scope when 0 then k.name when 1 then u.name when 2 then t.name else o.name end as Name,
            o.name as Organisation, o.zone as Zone, a.facts as Facts
        from alert_delivery d join alert a on a.id = d.alert_id join organisation o on o.id = a.organisation_id
            join app_user r on r.id = d.user_id
            left join api_key k on a.scope = 0 and k.id = a.scope_id
            left join app_user u on a.scope = 1 and u.id = a.scope_id
            left join team t on a.scope = 2 and t.id = a.scope_id
        """;

    public Guid Id { get; init; }
    public int Attempts { get; init; }
    public Guid UserId { get; init; }

    /// <summary>Null for someone who was erased since.</summary>
    public string? Email { get; init; }
    public string UserName { get; init; } = "";
    public string Language { get; init; } = "";
    public int Scope { get; init; }
    public Guid ScopeId { get; init; }

    /// <summary>Of whom the alert is about; null for what was erased since.</summary>
    public string? Name { get; init; }
    public string Organisation { get; init; } = "";
    public string Zone { get; init; } = "";
    public string Facts { get; init; } = "";

    /// <summary>Whether the limit is the reader's own.</summary>
    public bool IsOwn => Scope == (int)LimitScope.User && ScopeId == UserId;
}
