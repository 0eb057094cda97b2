-- The second factor. The secret is sealed under a key that lives outside the database.
create table totp (
    user_id      $uuid$  not null primary key references app_user (id),
    secret       $bytes$ not null,
    confirmed_at bigint,                        -- null until its owner has shown a first code
    last_step    bigint  not null default 0,    -- each code counts once
    created_at   bigint  not null
);

create table recovery_code (
    user_id $uuid$  not null references app_user (id),
    digest  $bytes$ not null,                   -- SHA-256; the codes are random
    primary key (user_id, digest)
);

-- Links by which people set a password: sent by mail or handed over, each good once.
create table sign_in_link (
    digest     $bytes$ not null primary key,    -- SHA-256 of what the link carries
    user_id    $uuid$  not null references app_user (id),
    purpose    text    not null check (purpose in ('invitation', 'password-reset')),
    created_at bigint  not null,
    ends_at    bigint  not null
);
create index sign_in_link_user on sign_in_link (user_id);

-- Who someone is at an identity provider: issuer and subject, never the e-mail alone.
create table external_login (
    issuer     text   not null,
    subject    text   not null,
    user_id    $uuid$ not null references app_user (id),
    created_at bigint not null,
    primary key (issuer, subject)
);
create index external_login_user on external_login (user_id);
