-- What was paid for: picture tokens, the price a call was charged at (name.id, 0 when none), and the terms it was served on.
alter table request add column image_input integer not null default 0;    -- part of the input
alter table request add column image_output integer not null default 0;   -- part of output_total
alter table request add column price integer not null default 0;
alter table request add column terms $bytes$ null;                        -- BilledTerms; null for the usual ones

-- Every price table this installation has used, by its SHA-256.
create table price_table (
    sha256      text   not null primary key,
    source      text   not null,
    models      bigint not null,
    imported_at bigint not null
);

-- Every price that calls have been charged at, under the name their rows carry.
create table price_version (
    label      text   not null primary key,    -- provider/model@hash
    provider   text   not null,
    model      text   not null,
    content    text   not null,                -- JSON of ModelPrice
    first_used bigint not null
);

-- Administrators' own prices. Rows are never changed: a new price is a new row, and taking one back is a row without prices.
create table price_override (
    id         $uuid$ not null primary key,
    provider   text   not null,
    model      text   not null,
    prices     text   null,                    -- JSON: LiteLLM's names, USD per token or piece; null takes the own price back
    valid_from bigint not null,
    created_at bigint not null
);
create index price_override_model on price_override (provider, model, id);
