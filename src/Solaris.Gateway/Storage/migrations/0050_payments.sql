-- What is sold, what was ordered, and what providers say of the money. Money is centavos of reais.
create table pack (
    id              $uuid$   not null primary key,
    organisation_id $uuid$   not null references organisation (id),
    name            text     not null,
    tokens          bigint   not null check (tokens > 0),
    centavos        bigint   not null check (centavos > 0),
    validity_days   integer  not null check (validity_days between 1 and 3650),
    on_sale         smallint not null check (on_sale between 0 and 1),
    created_at      bigint   not null
);

-- Codes that stand for tokens. Only their digests are kept.
create table voucher (
    id              $uuid$  not null primary key,
    organisation_id $uuid$  not null references organisation (id),
    digest          $bytes$ not null unique,                              -- SHA-256 of the code
    hint            text    not null,                                     -- its last four characters
    tokens          bigint  not null check (tokens > 0),
    validity_days   integer not null check (validity_days between 1 and 3650),
    uses            integer not null check (uses between 1 and 100000),   -- people who may redeem it, each once
    used            integer not null check (used between 0 and uses),
    expires_at      bigint  not null,
    created_at      bigint  not null,
    withdrawn_at    bigint  null
);

-- A sale, an administrator's credit, or a redeemed voucher. What was agreed is frozen here: later changes of the pack change
-- nothing. The order's id is the reference at the provider, and what the ledger grants by.
create table payment_order (
    id              $uuid$   not null primary key,
    organisation_id $uuid$   not null references organisation (id),
    pack_id         $uuid$   null references pack (id),
    voucher_id      $uuid$   null references voucher (id),
    buyer_id        $uuid$   null references app_user (id),               -- null for automation
    scope           smallint not null check (scope between 1 and 3),      -- whose wallet, as in quota_limit: 1 user, 2 team, 3 organisation
    scope_id        $uuid$   not null,
    provider        text     not null,                                    -- an IPaymentProvider's name, or credit, or voucher
    method          text     not null,
    name            text     not null,                                    -- the pack's, then
    tokens          bigint   not null check (tokens > 0),
    centavos        bigint   not null check (centavos >= 0),
    currency        text     not null,
    validity_days   integer  not null check (validity_days between 1 and 3650),
    status          text     not null check (status in ('pending', 'paid', 'refunding', 'refunded', 'reversed', 'expired')),
    request_key     text     not null,                                    -- the client's: a second click is the same order
    reason          text     null,                                        -- of a credit, or a refund
    provider_id     text     null,                                        -- the provider's id of the charge
    pix_code        text     null,
    redirect_url    text     null,
    created_at      bigint   not null,
    expires_at      bigint   not null,                                    -- of the charge
    poll_at         bigint   null,                                        -- when the provider is asked next; null: nothing is awaited
    paid_at         bigint   null,
    granted_at      bigint   null,                                        -- the ledger has granted it
    ends_at         bigint   null,                                        -- of what was granted
    taken_at        bigint   null,                                        -- the ledger has taken it back
    refund_centavos bigint   null check (refund_centavos between 0 and centavos),
    problem         text     null                                         -- what needs a person: amount, duplicate, provider, wallet, reinstated
);
create unique index payment_order_key on payment_order (organisation_id, buyer_id, request_key);
create index payment_order_buyer on payment_order (buyer_id, id);
create index payment_order_poll on payment_order (poll_at) where poll_at is not null;
create index payment_order_charge on payment_order (provider, provider_id);
create unique index payment_order_voucher on payment_order (voucher_id, buyer_id) where voucher_id is not null;

-- Webhooks that passed their signature. Not their bodies, which name people: what they are about is fetched.
create table webhook_inbox (
    id           $uuid$  not null primary key,
    provider     text    not null,
    event_key    text    not null,
    reference    text    null,
    provider_id  text    null,
    payment_id   text    null,
    received_at  bigint  not null,
    processed_at bigint  null,
    attempts     integer not null,
    unique (provider, event_key)
);
create index webhook_inbox_due on webhook_inbox (id) where processed_at is null;

-- What providers say of money that moved, as fetched from them.
create table payment_fact (
    provider          text     not null,
    payment_id        text     not null,
    order_id          $uuid$   null references payment_order (id),        -- null: money that no order asked for
    end_to_end_id     text     null unique,
    centavos          bigint   not null check (centavos >= 0),
    currency          text     not null,
    refunded_centavos bigint   not null check (refunded_centavos between 0 and centavos),
    status            smallint not null check (status between 0 and 3),   -- PaymentStatus
    updated_at        bigint   not null,                                  -- the provider's time
    seen_at           bigint   not null,
    primary key (provider, payment_id)
) $clustered$;
create index payment_fact_order on payment_fact (order_id);
