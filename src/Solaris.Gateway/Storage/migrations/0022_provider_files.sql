-- Files that were uploaded through the gateway. All users share the provider's account, so this says whose each one is, and
-- which deployment's account holds it. The content is at the provider only.
create table provider_file (
    id            text   not null primary key,   -- the provider's
    owner_id      $uuid$ not null,               -- the user; the key, when nobody stands behind it
    deployment_id text   not null,
    purpose       text   not null,
    details       text   not null,               -- the provider's object, for lists
    created_at    bigint not null
);
create index provider_file_owner on provider_file (owner_id, created_at);
