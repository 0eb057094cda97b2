-- Who did what, from where. Append-only (0012), and each row holds the hash of the one before it. Personal fields are left
-- out of the changes: this table outlives the people in it.
create table audit_event (
    number      bigint  not null primary key,   -- 1, 2, 3 … without a gap
    day         bigint  not null,               -- days since 1970-01-01, UTC
    at          bigint  not null,
    actor_kind  text    not null,               -- user, automation, command-line, nobody
    actor_id    $uuid$,
    action      text    not null,               -- such as user.update
    object_kind text    not null,
    object_id   text,
    changes     text    not null,               -- JSON: [{field, before, after}]
    reason      text,
    address     text,
    request_id  text,
    previous    $bytes$ not null,               -- the hash of the row before; zeros in the first
    hash        $bytes$ not null                -- SHA-256 over previous and everything above
);
create index audit_actor on audit_event (actor_id, number);
create index audit_object on audit_event (object_kind, object_id, number);
create index audit_day on audit_event (day);
