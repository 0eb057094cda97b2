-- The quota ledger. Tokens and micro-units are whole numbers; times are Unix milliseconds of the database's clock.

-- A limit in force: whom it binds, what it counts. Removed limits stay, because buckets and explanations refer to them;
-- the same terms set again revive the row, so that nobody gets a fresh period by removing and adding a limit.
create table quota_limit (
    id           $identity$,
    scope        smallint not null check (scope between 0 and 3),        -- 0 key, 1 user, 2 team, 3 organisation: the lock order
    scope_id     $uuid$   not null,
    unit         smallint not null check (unit between 0 and 1),         -- 0 tokens, 1 micro-units
    time_window  smallint not null check (time_window between 0 and 3),  -- 0 day, 1 week, 2 month, 3 total
    model        text     not null default '',                           -- '' counts every model (NULLs would not be unique)
    amount       bigint   not null check (amount >= 0),
    block_at     integer  not null check (block_at between 0 and 1000000), -- parts per million of the amount that may be spent
    alert_at     text     not null default '',                           -- parts per million, ascending, comma-separated
    changed_at   bigint   not null,
    removed_at   bigint   null,
    unique (scope, scope_id, unit, time_window, model)
);

-- What may be spent of a limit in one period (kind 0), or out of one purchased pack (kind 1).
-- overrun and clawback are debt: they let a row be legal, they are never room.
create table bucket (
    id         $identity$,
    limit_id   bigint   not null references quota_limit (id),
    kind       smallint not null check (kind between 0 and 1),
    priority   smallint not null,                                        -- burnt lowest first, then earliest ends_at, then id
    starts_at  bigint   not null,
    ends_at    bigint   not null check (ends_at > starts_at),
    plan       bigint   not null check (plan >= 0),                      -- the amount last granted from: the limit's, or the order's
    granted    bigint   not null check (granted >= 0),
    used       bigint   not null check (used >= 0),
    held       bigint   not null check (held >= 0),
    overrun    bigint   not null check (overrun >= 0),
    clawback   bigint   not null check (clawback >= 0),
    order_id   $uuid$   null unique,                                     -- the paid order of a pack: one pack an order
    check (used + held <= granted + overrun + clawback)
) $hot$;

create index bucket_limit on bucket (limit_id, starts_at);
create unique index bucket_plan on bucket (limit_id, starts_at) where kind = 0;

-- A gateway process. Its holds live as long as its lease does.
create table instance (
    id          $uuid$ not null primary key,
    started_at  bigint not null,
    lease_until bigint not null
);

-- A hold with an owner: it leaves state 0 exactly once.
create table reservation (
    id              $uuid$   not null primary key,
    instance_id     $uuid$   not null,
    organisation_id $uuid$   not null,
    key_id          $uuid$   not null,
    user_id         $uuid$   null,
    team_id         $uuid$   null,
    model           text     not null,
    endpoint        text     not null,
    floor_tokens    bigint   not null check (floor_tokens >= 0),         -- the input bound: charged when the owner dies
    amount_tokens   bigint   not null check (amount_tokens >= floor_tokens),
    floor_micros    bigint   not null check (floor_micros >= 0),
    amount_micros   bigint   not null check (amount_micros >= floor_micros),
    output_rate     bigint   not null,                                   -- micro-units per million output tokens
    progress        bigint   not null check (progress >= 0),             -- output tokens so far, at most 2 s old
    state           smallint not null check (state between 0 and 1),     -- 0 open, 1 resolved
    charged_tokens  bigint   not null check (charged_tokens >= 0),
    charged_micros  bigint   not null check (charged_micros >= 0),
    basis           smallint null check (basis between 0 and 5),         -- UsageBasis
    created_at      bigint   not null,
    hard_deadline   bigint   not null,
    check ((state = 0) = (basis is null)),
    check (state = 1 or (charged_tokens = 0 and charged_micros = 0))
) $clustered$;

create index reservation_open on reservation (instance_id) where state = 0;

-- How a hold is spread over buckets; every limit of the hold has at least one line. No foreign keys here and in transfer:
-- they would cost a third of the hot path, and the ledger's verification joins the same columns.
create table line (
    reservation_id $uuid$ not null,
    bucket_id      bigint not null,
    held           bigint not null check (held >= 0),
    charged        bigint not null check (charged >= 0),
    primary key (reservation_id, bucket_id)
) $clustered$;

-- Append-only (0005): one row debits or credits a bucket against the issuer.
create table transfer (
    ref       $uuid$   not null,                                         -- the reservation, the order, or the change
    bucket_id bigint   not null,
    kind      smallint not null check (kind between 1 and 6),            -- 1 grant, 2 charge, 3 late adjustment, 4 expiry, 5 claw-back, 6 correction
    amount    bigint   not null check (amount <> 0),
    at        bigint   not null,
    primary key (ref, bucket_id, kind)
) $clustered$;

-- One row per threshold a bucket's use has crossed, ever.
create table threshold_event (
    bucket_id bigint  not null references bucket (id),
    threshold integer not null,                                          -- parts per million of the bucket's grant
    at        bigint  not null,
    primary key (bucket_id, threshold)
) $clustered$;

-- What must be told to someone, at least once; message_id is stable so that the receiver can drop repeats.
create table outbox (
    id           $identity$,
    message_id   text   not null unique,
    kind         text   not null,
    payload      text   not null,                                        -- JSON
    created_at   bigint not null,
    delivered_at bigint null
);

create index outbox_due on outbox (id) where delivered_at is null;
