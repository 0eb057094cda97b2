-- What people choose for themselves: null is the organisation's language, and light or dark as their system has it.
alter table app_user add column language text;
alter table app_user add column theme text;

-- Sessions last hours: whoever is signed in during the upgrade signs in again.
drop table user_session;
create table user_session (
    digest     $bytes$ not null primary key,   -- SHA-256 of the cookie's value
    id         $uuid$  not null unique,        -- names the session to its owner; opens nothing
    user_id    $uuid$  not null references app_user (id),
    created_at bigint  not null,
    seen_at    bigint  not null,
    ends_at    bigint  not null,
    proved_at  bigint  not null,               -- when its owner last gave a password, a code or an identity provider's word
    method     text    not null,               -- password, totp, recovery-code, invitation, sso
    address    text,
    agent      text
);
create index user_session_user on user_session (user_id);

-- Someone asks for more tokens a month. Decided once; one open ask a person.
create table ask (
    id              $uuid$ not null primary key,
    organisation_id $uuid$ not null references organisation (id),
    user_id         $uuid$ not null references app_user (id),
    monthly_tokens  bigint not null,
    reason          text   not null,
    status          text   not null check (status in ('open', 'approved', 'denied')),
    granted         bigint,                    -- what an approval set, which may differ from what was asked
    note            text,                      -- the decider's words
    decided_by      $uuid$,                    -- null for automation
    decided_at      bigint,
    created_at      bigint not null
);
create unique index ask_open on ask (user_id) where status = 'open';
create index ask_user on ask (user_id, id);

-- What administrators set in the dashboard; what is missing here has its default.
create table setting (
    name       text   not null primary key,
    value      text   not null,
    changed_at bigint not null
);
