-- Who spends tokens, and how they prove who they are. Rows are never deleted while the ledger may name them.
create table team (
    id              $uuid$ not null primary key,
    organisation_id $uuid$ not null references organisation (id),
    name            text   not null,
    created_at      bigint not null,
    deleted_at      bigint
);
create unique index team_name on team (organisation_id, name) where deleted_at is null;

-- email and external_id are lower case and exact; of a deleted user only a keyed digest of each is left, so that a
-- chat client cannot bring the person back with a fresh quota. A row is 'new' until its monthly limit exists.
create table app_user (
    id              $uuid$ not null primary key,
    organisation_id $uuid$ not null references organisation (id),
    email           text,
    external_id     text,
    name            text   not null,
    role            text   not null,           -- no check: roles grow, and SQLite cannot alter one
    team_id         $uuid$ references team (id),
    status          text   not null check (status in ('new', 'active', 'disabled', 'deleted')),
    password_hash   text,                      -- PHC string; null signs in nowhere
    created_at      bigint not null
);
create unique index app_user_email on app_user (organisation_id, email);
create unique index app_user_external_id on app_user (organisation_id, external_id);
create index app_user_team on app_user (team_id);

-- The key itself is nowhere: only its HMAC under a pepper that lives outside the database.
create table api_key (
    id                  $uuid$  not null primary key,
    organisation_id     $uuid$  not null references organisation (id),
    name                text    not null,
    user_id             $uuid$  references app_user (id),
    team_id             $uuid$  references team (id),
    kind                text    not null check (kind in ('standard', 'trusted-client')),
    digest              $bytes$ not null unique,
    pepper_version      bigint  not null,
    prefix              text    not null,
    last4               text    not null,
    models              text,                  -- JSON array of names, null for all; an entry may end in *
    endpoints           text,                  -- JSON array of routes below /v1, null for all
    addresses           text,                  -- JSON array of CIDR ranges, null for everywhere
    requests_per_minute bigint,
    tokens_per_minute   bigint,
    max_parallel        bigint,
    quota_status        bigint  not null check (quota_status in (402, 403, 429)),
    always_stream_usage bigint  not null check (always_stream_usage in (0, 1)),
    expires_at          bigint,
    replaced_by         $uuid$  references api_key (id),
    revoked_at          bigint,
    created_at          bigint  not null,
    last_used_day       bigint,                -- days since 1970-01-01, UTC
    check (user_id is null or team_id is null)
);
create index api_key_user on api_key (user_id);
create index api_key_team on api_key (team_id);

create table user_session (
    digest     $bytes$ not null primary key,   -- SHA-256 of the cookie's value
    user_id    $uuid$  not null references app_user (id),
    created_at bigint  not null,
    seen_at    bigint  not null,
    ends_at    bigint  not null
);
create index user_session_user on user_session (user_id);
