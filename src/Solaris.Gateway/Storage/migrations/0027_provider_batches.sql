-- Batches at providers: whose each one is, what is held for it, and how it is to be charged when it ends.
create table provider_batch (
    id              $uuid$   not null primary key,  -- the request that made it: id of its hold and of its row in the log
    batch_id        text     null unique,           -- the provider's; null until it answered
    owner_id        $uuid$   not null,              -- the user; the key, when nobody stands behind it
    organisation_id $uuid$   not null,
    key_id          $uuid$   not null,
    user_id         $uuid$   null,
    team_id         $uuid$   null,
    input_file_id   text     not null,              -- the client's file
    copy_file_id    text     null,                  -- what the provider works on: the file as it was bounded
    endpoint        text     not null,              -- below /v1
    model           text     not null default '',   -- the client's name of it
    deployment_id   text     not null default '',
    price           text     null,                  -- the name of the price it began with
    price_content   text     null,                  -- JSON of ModelPrice
    line_count      bigint   not null default 0,
    input_tokens    bigint   not null default 0,    -- the bound that is held
    output_tokens   bigint   not null default 0,
    state           smallint not null,              -- 0 being made, 1 asked for, 2 running, 3 ended and charged
    instance_id     $uuid$   not null,              -- who makes it
    details         text     null,                  -- the provider's object, as clients see it
    repeat_digest   $bytes$  null,                  -- SHA-256 of owner and Idempotency-Key
    body_digest     $bytes$  not null,              -- SHA-256 of the request's body
    created_at      bigint   not null,
    due_at          bigint   not null,              -- when to look after it next
    unique (owner_id, repeat_digest)
);
create index provider_batch_owner on provider_batch (owner_id, created_at);
create index provider_batch_due on provider_batch (due_at) where state < 3;
