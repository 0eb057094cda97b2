-- Calls whose client sent an Idempotency-Key: asked again, they are not made twice. Rows end with expires_at.
create table repeatable_call (
    owner        $uuid$   not null,                                      -- the API key
    digest       $bytes$  not null,                                      -- SHA-256 of user, route and the client's key, which is not stored
    body         $bytes$  not null,                                      -- SHA-256 of the body
    request_id   $uuid$   not null,                                      -- the call that was made
    instance_id  $uuid$   not null,
    state        smallint not null check (state between 0 and 1),        -- 0 running, 1 ended
    content_type text     null,
    deployment   text     null,
    answer       $bytes$  null,                                          -- encrypted under the client's key; null when it was not kept
    expires_at   bigint   not null,
    primary key (owner, digest)
) $clustered$;

create index repeatable_call_expiry on repeatable_call (expires_at);
